package seihon.revenue.journal;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import seihon.revenue.StageModel;

/// Rows for a statement that unnests them, one array for each column.
final class Columns<T> {

    private static final int ROWS_AT_ONCE = 5_000;

    private final StatementSpec statement;
    private final List<T> rows;

    Columns(StatementSpec statement, List<T> rows) {
        this.statement = statement;
        this.rows = rows;
    }

    /// Bounds what one statement carries.
    static <T> void inParts(List<T> all, Consumer<List<T>> insert) {
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            insert.accept(all.subList(from, Math.min(from + ROWS_AT_ONCE, all.size())));
        }
    }

    static <T> String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    Columns<T> texts(String name, Function<T, @Nullable String> text) {
        statement.param(name, texts(rows, text));
        return this;
    }

    Columns<T> ints(String name, ToIntFunction<T> number) {
        statement.param(name, rows.stream().mapToInt(number).toArray());
        return this;
    }

    Columns<T> longs(String name, ToLongFunction<T> number) {
        statement.param(name, rows.stream().mapToLong(number).toArray());
        return this;
    }

    /// Exact, as texts.
    Columns<T> amounts(String name, Function<T, @Nullable BigDecimal> amount) {
        return texts(name, row -> plain(amount.apply(row)));
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    /// `d1` … `d8`. A slot that the model has not is null: an array without elements, which
    /// `unnest` fills up.
    Columns<T> dims(Function<T, List<String>> dims) {
        var columns = new String[StageModel.MOST_DIMS][0];
        for (int row = 0; row < rows.size(); row++) {
            var values = dims.apply(rows.get(row));
            for (int slot = 0; slot < values.size(); slot++) {
                if (columns[slot].length == 0) {
                    columns[slot] = new String[rows.size()];
                }
                columns[slot][row] = values.get(slot);
            }
        }
        for (int slot = 0; slot < columns.length; slot++) {
            statement.param("d" + (slot + 1), columns[slot]);
        }
        return this;
    }

    void update() {
        statement.update();
    }
}
