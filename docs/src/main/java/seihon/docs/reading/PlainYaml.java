package seihon.docs.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import seihon.docs.Yaml;

/// A YAML value as plain maps, lists, texts and numbers, for JSON.
public final class PlainYaml {

    private PlainYaml() {}

    public static Map<String, @Nullable Object> of(Yaml.Mapping mapping) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        mapping.fields().forEach((name, each) -> fields.put(name, value(each)));
        return fields;
    }

    public static @Nullable Object value(Yaml value) {
        return switch (value) {
            case Yaml.Mapping mapping -> of(mapping);
            case Yaml.Sequence(var items, _, _) -> {
                List<@Nullable Object> list = new ArrayList<>();
                items.forEach(each -> list.add(value(each)));
                yield list;
            }
            case Yaml.Text(var text, _, _) -> text;
            case Yaml.Numeral(var number, _, _) -> number;
            case Yaml.Flag(var flag, _, _) -> flag;
            case Yaml.Nothing _ -> null;
        };
    }
}
