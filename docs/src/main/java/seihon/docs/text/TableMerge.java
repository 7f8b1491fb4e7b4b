package seihon.docs.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seihon.docs.text.MergeResult.Overlap;
import seihon.docs.text.MergeResult.Piece;
import seihon.docs.text.MergeResult.Settled;

/// Merges a table that both sides changed: columns by their heads, rows by their first cell, then
/// cell by cell.
final class TableMerge {

    private static final String DASHES = "---";

    /// A table by names. Rows map a column's head to the cell.
    private record Grid(
            List<String> columns,
            Map<String, String> dashes,
            Map<String, Map<String, String>> rows,
            Map<String, String> lines) {

        Optional<String> cell(String row, String column) {
            return Optional.ofNullable(rows.get(row)).map(cells -> cells.getOrDefault(column, ""));
        }

        String line(String row) {
            return lines.containsKey(row) ? lines.get(row) + "\n" : "";
        }
    }

    private final String place;
    private final Grid base;
    private final Grid ours;
    private final Grid theirs;
    private final List<Piece> pieces = new ArrayList<>();

    private TableMerge(String place, Grid base, Grid ours, Grid theirs) {
        this.place = place;
        this.base = base;
        this.ours = ours;
        this.theirs = theirs;
    }

    static List<Piece> merge(Block base, Block ours, Block theirs) {
        var b = grid(base);
        var o = grid(ours);
        var t = grid(theirs);
        if (b.isEmpty() || o.isEmpty() || t.isEmpty()) {
            return List.of(new Overlap(base.id(), base.source(), ours.source(), theirs.source()));
        }
        var pieces = new TableMerge(base.id(), b.get(), o.get(), t.get()).table();
        var behind = TableCells.behind(ours.source());
        if (!behind.isEmpty()) {
            pieces.add(new Settled(behind));
        }
        return pieces;
    }

    /// Empty when columns or rows cannot be told apart by name.
    private static Optional<Grid> grid(Block table) {
        var source = TableCells.lines(table.source());
        var columns = table.cells().getFirst();
        var dashes = new LinkedHashMap<String, String>();
        var dashCells = TableCells.row(source.get(1));
        for (int i = 0; i < columns.size(); i++) {
            dashes.put(columns.get(i), i < dashCells.size() ? dashCells.get(i) : DASHES);
        }
        var rows = new LinkedHashMap<String, Map<String, String>>();
        var lines = new LinkedHashMap<String, String>();
        for (int i = 1; i < table.cells().size(); i++) {
            var cells = table.cells().get(i);
            var row = new LinkedHashMap<String, String>();
            for (int c = 0; c < columns.size(); c++) {
                row.put(columns.get(c), c < cells.size() ? cells.get(c) : "");
            }
            rows.put(cells.isEmpty() ? "" : cells.getFirst(), row);
            lines.put(cells.isEmpty() ? "" : cells.getFirst(), source.get(i + 1));
        }
        return dashes.size() == columns.size() && rows.size() == table.cells().size() - 1
                ? Optional.of(new Grid(columns, dashes, rows, lines))
                : Optional.empty();
    }

    private List<Piece> table() {
        var columns = columns();
        settled(TableCells.line(columns));
        settled(
                TableCells.line(
                        columns.stream()
                                .map(column ->
                                        ours.dashes()
                                                .getOrDefault(
                                                        column,
                                                        theirs.dashes()
                                                                .getOrDefault(column, DASHES)))
                                .toList()));
        KeyOrder.of(keys(base), keys(ours), keys(theirs)).keys().forEach(row -> row(row, columns));
        return pieces;
    }

    private static List<String> keys(Grid grid) {
        return List.copyOf(grid.rows().keySet());
    }

    /// A column that one side removed and the base had is gone.
    private List<String> columns() {
        return KeyOrder.of(base.columns(), ours.columns(), theirs.columns()).keys().stream()
                .filter(column ->
                        !base.columns().contains(column)
                                || (ours.columns().contains(column)
                                        && theirs.columns().contains(column)))
                .toList();
    }

    private void row(String row, List<String> columns) {
        var o = Optional.ofNullable(ours.rows().get(row));
        var t = Optional.ofNullable(theirs.rows().get(row));
        var b = Optional.ofNullable(base.rows().get(row));
        if (o.isEmpty() || t.isEmpty()) {
            var only = o.or(() -> t).orElseThrow();
            if (b.isEmpty()) {
                settled(
                        TableCells.line(
                                columns.stream().map(c -> only.getOrDefault(c, "")).toList()));
            } else if (!b.get().equals(only)) {
                overlap(row);
            }
            return;
        }
        var cells = new ArrayList<String>();
        for (var column : columns) {
            var cell = cell(row, column);
            if (cell.isEmpty()) {
                overlap(row);
                return;
            }
            cells.add(cell.get());
        }
        settled(TableCells.line(cells));
    }

    private Optional<String> cell(String row, String column) {
        var b = base.columns().contains(column) ? base.cell(row, column) : Optional.<String>empty();
        var o = ours.columns().contains(column) ? ours.cell(row, column) : b;
        var t = theirs.columns().contains(column) ? theirs.cell(row, column) : b;
        if (o.equals(t) || b.equals(t)) {
            return o;
        }
        return b.equals(o) ? t : Optional.empty();
    }

    private void overlap(String row) {
        pieces.add(
                new Overlap(place + "/" + row, base.line(row), ours.line(row), theirs.line(row)));
    }

    private void settled(String line) {
        pieces.add(new Settled(line + "\n"));
    }
}
