package seihon.connectors.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import seihon.docs.Yaml;

/// Reads fields whose shape the schema has checked.
final class Fields {

    private Fields() {}

    static String text(Yaml.Mapping in, String field) {
        return in.text(field).orElse("");
    }

    static List<String> texts(Yaml.Mapping in, String field) {
        return in.items(field).stream().flatMap(Fields::text).toList();
    }

    static List<Yaml.Mapping> mappings(Yaml.Mapping in, String field) {
        return in.items(field).stream()
                .flatMap(item ->
                        item instanceof Yaml.Mapping mapping ? Stream.of(mapping) : Stream.empty())
                .toList();
    }

    /// In the order of the document; empty when the field is missing.
    static Map<String, String> words(Yaml.Mapping in, String field) {
        var words = new LinkedHashMap<String, String>();
        in.mapping(field)
                .ifPresent(mapping ->
                        mapping.fields()
                                .forEach((name, value) ->
                                        text(value).forEach(word -> words.put(name, word))));
        return words;
    }

    static Yaml at(Yaml.Mapping in, String field) {
        return in.field(field).orElse(in);
    }

    private static Stream<String> text(Yaml value) {
        return value instanceof Yaml.Text(var text, _, _) ? Stream.of(text) : Stream.empty();
    }
}
