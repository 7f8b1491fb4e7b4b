package seihon.docs.text;

import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.OutsideYaml;
import seihon.docs.Yaml;

/// The door to [YamlReader] for files that lie outside every repository.
@Component
class OutsideYamlReader implements OutsideYaml {

    private static final DocPath SOMEWHERE = new DocPath("Stock/outside.yaml");

    @Override
    public Reading<Yaml> read(String text) {
        return YamlReader.read(SOMEWHERE, text, 0);
    }
}
