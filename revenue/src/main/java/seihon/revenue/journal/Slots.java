package seihon.revenue.journal;

import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import seihon.revenue.StageModel;

/// The dimensions of rows as eight arrays `d1` … `d8`; a slot that the model has not is null.
final class Slots {

    private final String[][] columns;

    <T> Slots(List<T> rows, Function<T, List<String>> dims) {
        columns = new String[StageModel.MOST_DIMS][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            var values = dims.apply(rows.get(row));
            for (int slot = 0; slot < values.size(); slot++) {
                columns[slot][row] = values.get(slot);
            }
        }
    }

    StatementSpec in(StatementSpec statement) {
        var bound = statement;
        for (int slot = 0; slot < columns.length; slot++) {
            bound = bound.param("d" + (slot + 1), columns[slot]);
        }
        return bound;
    }
}
