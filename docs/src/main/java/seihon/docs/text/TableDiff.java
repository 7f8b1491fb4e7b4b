package seihon.docs.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// A changed table, cell by cell: rows are found by their first cell, columns by their heads.
public final class TableDiff {

    private TableDiff() {}

    /// A row of the comparison; the first is the head.
    public record Row(BlockDiff.State state, List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// A cell as written before and after; equal when nothing changed.
    public record Cell(String before, String after) {
        public boolean isChanged() {
            return !before.equals(after);
        }
    }

    /// A column of both tables: its place before and after, or -1.
    record Pair(int before, int after) {}

    public static List<Row> between(Block before, Block after) {
        var columns = columns(before, after);
        var rows = new ArrayList<Row>();
        for (var pair : rows(before, after)) {
            rows.add(row(before, after, pair, columns));
        }
        return List.copyOf(rows);
    }

    static List<Pair> columns(Block before, Block after) {
        return paired(before.cells().getFirst(), after.cells().getFirst());
    }

    static List<Pair> rows(Block before, Block after) {
        return paired(firsts(before), firsts(after));
    }

    private static Row row(Block before, Block after, Pair row, List<Pair> columns) {
        var cells =
                columns.stream()
                        .map(column ->
                                new Cell(
                                        cell(before, row.before(), column.before()),
                                        cell(after, row.after(), column.after())))
                        .toList();
        BlockDiff.State state;
        if (row.before() < 0) {
            state = BlockDiff.State.ADDED;
        } else if (row.after() < 0) {
            state = BlockDiff.State.REMOVED;
        } else {
            state =
                    cells.stream().anyMatch(Cell::isChanged)
                            ? BlockDiff.State.CHANGED
                            : BlockDiff.State.SAME;
        }
        return new Row(state, cells);
    }

    private static String cell(Block table, int row, int column) {
        if (row < 0 || column < 0 || column >= table.cells().get(row).size()) {
            return "";
        }
        return table.cells().get(row).get(column);
    }

    private static List<String> firsts(Block table) {
        return table.cells().stream().map(row -> row.isEmpty() ? "" : row.getFirst()).toList();
    }

    /// Names that are equal in both, in order; between them, as many as stand on both sides are
    /// taken as renamed.
    private static List<Pair> paired(List<String> before, List<String> after) {
        var pairs = new ArrayList<Pair>();
        for (var run : Alignment.of(before, after)) {
            var olds = run.oldTo() - run.oldFrom();
            var common = olds == run.newTo() - run.newFrom() ? olds : 0;
            IntStream.range(0, common)
                    .forEach(i -> pairs.add(new Pair(run.oldFrom() + i, run.newFrom() + i)));
            IntStream.range(run.oldFrom() + common, run.oldTo())
                    .forEach(i -> pairs.add(new Pair(i, -1)));
            IntStream.range(run.newFrom() + common, run.newTo())
                    .forEach(i -> pairs.add(new Pair(-1, i)));
        }
        return pairs;
    }
}
