package seihon.docs.text;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.stream.Collectors;
import seihon.docs.Yaml;
import tools.jackson.databind.json.JsonMapper;

/// YAML values as a person reads them in a sentence or a cell.
public final class YamlText {

    private static final int BRIEF = 60;

    private YamlText() {}

    /// The value on one line, unquoted at the outside; a list or mapping in flow form.
    public static String of(Yaml value) {
        return switch (value) {
            case Yaml.Text(var text, _, _) -> text;
            case Yaml.Numeral(var number, _, _) -> plain(number);
            case Yaml.Flag(var flag, _, _) -> Boolean.toString(flag);
            case Yaml.Nothing _ -> "";
            case Yaml.Sequence(var items, _, _) ->
                    items.stream().map(YamlText::of).collect(Collectors.joining(", "));
            case Yaml.Mapping(var fields, _, _) ->
                    fields.entrySet().stream()
                            .map(field -> field.getKey() + ": " + of(field.getValue()))
                            .collect(Collectors.joining(", "));
        };
    }

    /// What was found, for an error: quoted, shortened.
    public static String brief(Yaml value) {
        return switch (value) {
            case Yaml.Text(var text, _, _) -> "\"" + cut(text) + "\"";
            case Yaml.Nothing _ -> "(empty)";
            case Yaml.Sequence _ -> "[…]";
            case Yaml.Mapping _ -> "{…}";
            case Yaml.Numeral _, Yaml.Flag _ -> cut(of(value));
        };
    }

    /// The text as a quoted value that reads back the same, whatever it holds: a JSON string is a
    /// YAML string too.
    public static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }

    static String cut(String text) {
        return text.codePointCount(0, text.length()) <= BRIEF
                ? text
                : text.substring(0, text.offsetByCodePoints(0, BRIEF)) + "…";
    }

    static String plain(BigDecimal number) {
        return number.scale() < -20 || number.scale() > 60
                ? number.toString()
                : number.toPlainString();
    }

    /// Equal in meaning: positions and `1.0` against `1` do not matter, the order of fields
    /// neither.
    public static boolean same(Yaml one, Yaml other) {
        return switch (one) {
            case Yaml.Text(var text, _, _) ->
                    other instanceof Yaml.Text(var text2, _, _) && text.equals(text2);
            case Yaml.Numeral(var number, _, _) ->
                    other instanceof Yaml.Numeral(var number2, _, _)
                            && number.compareTo(number2) == 0;
            case Yaml.Flag(var flag, _, _) ->
                    other instanceof Yaml.Flag(var flag2, _, _) && flag == flag2;
            case Yaml.Nothing _ -> other instanceof Yaml.Nothing;
            case Yaml.Sequence(var items, _, _) ->
                    other instanceof Yaml.Sequence(var items2, _, _) && same(items, items2);
            case Yaml.Mapping(var fields, _, _) ->
                    other instanceof Yaml.Mapping(var fields2, _, _)
                            && fields.keySet().equals(fields2.keySet())
                            && fields.entrySet().stream()
                                    .allMatch(field ->
                                            same(
                                                    field.getValue(),
                                                    Optional.ofNullable(fields2.get(field.getKey()))
                                                            .orElseThrow()));
        };
    }

    private static boolean same(java.util.List<Yaml> items, java.util.List<Yaml> others) {
        if (items.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < items.size(); i++) {
            if (!same(items.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }
}
