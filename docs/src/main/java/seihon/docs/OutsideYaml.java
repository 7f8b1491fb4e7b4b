package seihon.docs;

import seihon.docs.Kind.Reading;

/// Reads YAML that is no document of a repository (a provisioning file) with the same reader, the
/// same limits and the same line numbers. The problems' path means nothing.
public interface OutsideYaml {

    Reading<Yaml> read(String text);
}
