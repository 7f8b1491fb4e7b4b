package seihon.docs.library;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import seihon.docs.Yaml;
import seihon.docs.text.FieldWords;
import seihon.docs.text.Mentions;
import seihon.domain.PersonId;
import seihon.domain.Refusal;

/// Shows a YAML document to somebody who does not read YAML: fields as words and values, lists of
/// flat things as tables, lists of deeper things one below the other.
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

    private final Function<PersonId, String> names;

    FieldRules(Function<PersonId, String> names) {
        this.names = names;
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
                        fields.add(field(FieldWords.name(name), value));
                    }
                });
        return fields;
    }

    private Field field(Refusal name, Yaml value) {
        return switch (value) {
            case Yaml.Mapping mapping when isDeep(mapping) || mapping.fields().size() > 1 ->
                    FieldWords.isTitle(mapping)
                            ? Field.text(name, words(value))
                            : Field.group(name, fields(mapping, Set.of()));
            case Yaml.Sequence(var items, _, _) when areMappings(items) -> list(name, items);
            case Yaml.Mapping _,
                    Yaml.Sequence _,
                    Yaml.Text _,
                    Yaml.Numeral _,
                    Yaml.Flag _,
                    Yaml.Nothing _ ->
                    Field.text(name, words(value));
        };
    }

    private Field list(Refusal name, List<Yaml> items) {
        if (items.stream().noneMatch(item -> isDeep((Yaml.Mapping) item))) {
            return table(name, items);
        }
        var groups = new ArrayList<Field>();
        for (var item : items) {
            var mapping = (Yaml.Mapping) item;
            var called = FieldWords.called(mapping).orElseGet(() -> (groups.size() + 1) + "");
            groups.add(Field.group(FieldWords.plain(called), fields(mapping, Set.of("id"))));
        }
        return Field.group(name, groups);
    }

    private static boolean areMappings(List<Yaml> items) {
        return !items.isEmpty() && items.stream().allMatch(Yaml.Mapping.class::isInstance);
    }

    /// Whether a value of it has fields of its own, so that a cell could not show it.
    private static boolean isDeep(Yaml.Mapping mapping) {
        return mapping.fields().values().stream()
                .anyMatch(value ->
                        switch (value) {
                            case Yaml.Mapping inner -> !FieldWords.isTitle(inner);
                            case Yaml.Sequence(var items, _, _) -> areMappings(items);
                            case Yaml.Text _, Yaml.Numeral _, Yaml.Flag _, Yaml.Nothing _ -> false;
                        });
    }

    private Field table(Refusal name, List<Yaml> items) {
        var columns = new LinkedHashSet<String>();
        items.forEach(item -> columns.addAll(((Yaml.Mapping) item).fields().keySet()));
        var shown = columns.stream().limit(MOST_COLUMNS).toList();
        var rows =
                items.stream()
                        .map(item ->
                                shown.stream()
                                        .map(column -> cell((Yaml.Mapping) item, column))
                                        .toList())
                        .toList();
        return Field.table(name, shown.stream().map(FieldWords::name).toList(), rows);
    }

    private Refusal cell(Yaml.Mapping row, String column) {
        return row.field(column).map(this::words).orElseGet(() -> FieldWords.plain(""));
    }

    private Refusal words(Yaml value) {
        return Mentions.named(FieldWords.value(value), names);
    }
}
