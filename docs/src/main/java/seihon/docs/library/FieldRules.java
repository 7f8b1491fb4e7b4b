package seihon.docs.library;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import seihon.docs.Yaml;

/// Shows a YAML document to somebody who does not read YAML: fields as a list of words and values,
/// lists of like things as tables.
final class FieldRules {

    private static final int MOST_COLUMNS = 8;

    /// Fields that the page shows elsewhere.
    private static final Set<String> COMMON =
            Set.of(
                    "kind",
                    "id",
                    "title",
                    "owner",
                    "effective_from",
                    "review_by",
                    "derived_from",
                    "body",
                    "readers");

    /// Puts a scalar into words: `person:sato` → 佐藤 花子.
    private final UnaryOperator<String> words;

    FieldRules(UnaryOperator<String> words) {
        this.words = words;
    }

    /// The fields that only this kind has.
    List<Field> fields(Yaml.Mapping front) {
        return fields(front, COMMON);
    }

    private List<Field> fields(Yaml.Mapping mapping, Set<String> without) {
        var fields = new ArrayList<Field>();
        mapping.fields()
                .forEach((name, value) -> {
                    if (!without.contains(name)) {
                        fields.add(field(name, value));
                    }
                });
        return fields;
    }

    private Field field(String name, Yaml value) {
        return switch (value) {
            case Yaml.Mapping mapping when isTitle(mapping) -> Field.text(name, brief(mapping));
            case Yaml.Mapping mapping -> Field.group(name, fields(mapping, Set.of()));
            case Yaml.Sequence(var items, _, _) when isTable(items) -> table(name, items);
            case Yaml.Sequence _, Yaml.Text _, Yaml.Numeral _, Yaml.Flag _, Yaml.Nothing _ ->
                    Field.text(name, brief(value));
        };
    }

    private static boolean isTitle(Yaml.Mapping mapping) {
        return Set.of("ja", "en").containsAll(mapping.fields().keySet());
    }

    private static boolean isTable(List<Yaml> items) {
        return !items.isEmpty() && items.stream().allMatch(Yaml.Mapping.class::isInstance);
    }

    private Field table(String name, List<Yaml> items) {
        var columns = new LinkedHashSet<String>();
        items.forEach(item -> columns.addAll(((Yaml.Mapping) item).fields().keySet()));
        var shown = columns.stream().limit(MOST_COLUMNS).toList();
        var rows =
                items.stream()
                        .map(item ->
                                shown.stream()
                                        .map(column ->
                                                ((Yaml.Mapping) item)
                                                        .field(column)
                                                        .map(this::brief)
                                                        .orElse(""))
                                        .toList())
                        .toList();
        return Field.table(name, shown, rows);
    }

    private String brief(Yaml value) {
        return switch (value) {
            case Yaml.Mapping mapping when isTitle(mapping) ->
                    mapping.text("ja").or(() -> mapping.text("en")).orElse("");
            case Yaml.Mapping(Map<String, Yaml> fields, _, _) ->
                    fields.entrySet().stream()
                            .map(each -> each.getKey() + ": " + brief(each.getValue()))
                            .collect(Collectors.joining("、"));
            case Yaml.Sequence(var items, _, _) ->
                    items.stream().map(this::brief).collect(Collectors.joining("、"));
            case Yaml.Text(var text, _, _) -> words.apply(text);
            case Yaml.Numeral(var number, _, _) -> number.toPlainString();
            case Yaml.Flag(var flag, _, _) -> flag ? "✓" : "–";
            case Yaml.Nothing _ -> "";
        };
    }
}
