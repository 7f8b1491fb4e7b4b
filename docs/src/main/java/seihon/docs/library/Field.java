package seihon.docs.library;

import java.util.List;
import seihon.domain.Refusal;

/// A field of a YAML document as a page shows it, in words: a value, a group of fields, or a table.
/// What it is not is empty. `wide` ones take the page's whole width.
public record Field(
        Refusal name,
        Refusal text,
        List<Field> group,
        List<Refusal> columns,
        List<List<Refusal>> rows) {

    private static final Refusal NOTHING = Refusal.of("docs.field-value.text", "");

    public Field {
        group = List.copyOf(group);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    public boolean isWide() {
        return !group.isEmpty() || !columns.isEmpty();
    }

    static Field text(Refusal name, Refusal text) {
        return new Field(name, text, List.of(), List.of(), List.of());
    }

    static Field group(Refusal name, List<Field> fields) {
        return new Field(name, NOTHING, fields, List.of(), List.of());
    }

    static Field table(Refusal name, List<Refusal> columns, List<List<Refusal>> rows) {
        return new Field(name, NOTHING, List.of(), columns, rows);
    }
}
