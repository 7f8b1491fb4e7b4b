package seihon.docs.merge;

import java.util.Optional;
import seihon.docs.DocPath;

/// A file that both `main` and a proposal changed at the same places: the three columns of the
/// conflict page. A side without text deleted the file (or never had it).
public record Overlap(
        DocPath path, Optional<String> base, Optional<String> main, Optional<String> proposed) {}
