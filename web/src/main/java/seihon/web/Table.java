package seihon.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How rows look to programs and in files: the same columns as JSON and as CSV (RFC 4180).
public final class Table<R> {

    /// Without it, spreadsheets take a file for one in the system's own encoding.
    private static final String MARK = "\uFEFF";

    private final List<Column<R>> columns = new ArrayList<>();

    private record Column<R>(String name, Function<R, Object> value) {}

    /// Of rows that are lists of cells already.
    public static Table<List<String>> of(List<String> names) {
        var table = new Table<List<String>>();
        for (var i = 0; i < names.size(); i++) {
            var at = i;
            table.column(names.get(i), row -> row.get(at));
        }
        return table;
    }

    /// Optional values that are empty are null in JSON and empty in CSV.
    public Table<R> column(String name, Function<R, Object> value) {
        columns.add(new Column<>(name, value));
        return this;
    }

    public List<Map<String, @Nullable Object>> json(List<R> rows) {
        return rows.stream().map(this::json).toList();
    }

    public Map<String, @Nullable Object> json(R row) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var column : columns) {
            fields.put(column.name, bare(column.value.apply(row)));
        }
        return fields;
    }

    /// For programs: texts are as they are.
    public String csv(List<R> rows) {
        return csv(rows, Table::text);
    }

    /// For a spreadsheet, which would run a text that begins like a formula.
    public String file(List<R> rows) {
        return MARK + csv(rows, Table::harmless);
    }

    private String csv(List<R> rows, Function<@Nullable Object, String> written) {
        var text = new StringBuilder();
        text.append(Csv.line(columns.stream().map(Column::name).toList()));
        for (var row : rows) {
            var cells = new ArrayList<String>();
            for (var column : columns) {
                cells.add(written.apply(bare(column.value.apply(row))));
            }
            text.append(Csv.line(cells));
        }
        return text.toString();
    }

    private static @Nullable Object bare(Object value) {
        return switch (value) {
            case Optional<?> maybe -> maybe.map(Table::bare).orElse(null);
            case OptionalInt maybe -> maybe.isPresent() ? maybe.getAsInt() : null;
            case BigDecimal number -> plain(number);
            default -> value;
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.scale() < 0 ? number.setScale(0) : number;
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case List<?> several ->
                    several.stream().map(Object::toString).collect(Collectors.joining("+"));
            default -> value.toString();
        };
    }

    private static String harmless(@Nullable Object value) {
        return value instanceof Number ? text(value) : Csv.harmless(text(value));
    }
}
