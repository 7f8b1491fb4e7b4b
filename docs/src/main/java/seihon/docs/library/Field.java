package seihon.docs.library;

import java.util.List;

/// A field of a YAML document as a page shows it: a text, a group of fields, or a table. What it is
/// not is empty.
public record Field(
        String name,
        String text,
        List<Field> group,
        List<String> columns,
        List<List<String>> rows) {

    public Field {
        group = List.copyOf(group);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    static Field text(String name, String text) {
        return new Field(name, text, List.of(), List.of(), List.of());
    }

    static Field group(String name, List<Field> fields) {
        return new Field(name, "", fields, List.of(), List.of());
    }

    static Field table(String name, List<String> columns, List<List<String>> rows) {
        return new Field(name, "", List.of(), columns, rows);
    }
}
