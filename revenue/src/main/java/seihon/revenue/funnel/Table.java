package seihon.revenue.funnel;

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
import seihon.web.Csv;

/// How rows look to programs: the same columns as JSON and as CSV.
final class Table<R> {

    private final List<Column<R>> columns = new ArrayList<>();

    private record Column<R>(String name, Function<R, Object> value) {}

    /// Optional values that are empty are null in JSON and empty in CSV.
    Table<R> column(String name, Function<R, Object> value) {
        columns.add(new Column<>(name, value));
        return this;
    }

    List<Map<String, @Nullable Object>> json(List<R> rows) {
        return rows.stream().map(this::json).toList();
    }

    Map<String, @Nullable Object> json(R row) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        for (var column : columns) {
            fields.put(column.name, bare(column.value.apply(row)));
        }
        return fields;
    }

    /// `file`: for a spreadsheet, which would run a text that begins like a formula.
    String csv(List<R> rows, boolean file) {
        var text = new StringBuilder();
        text.append(Csv.line(columns.stream().map(Column::name).toList()));
        for (var row : rows) {
            text.append(
                    Csv.line(
                            columns.stream()
                                    .map(column -> bare(column.value.apply(row)))
                                    .map(value -> file ? harmless(value) : text(value))
                                    .toList()));
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
