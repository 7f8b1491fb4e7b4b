package seihon.docs.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import seihon.docs.text.TextMarks.Range;

/// Which cells of a changed table to mark on either side.
final class CellMarks {

    private CellMarks() {}

    static WordDiff between(Block before, Block after) {
        var old = ranges(before);
        var now = ranges(after);
        var removed = new ArrayList<Range>();
        var added = new ArrayList<Range>();
        for (var row : TableDiff.rows(before, after)) {
            for (var column : TableDiff.columns(before, after)) {
                var cell = cell(before, row.before(), column.before());
                if (!cell.equals(cell(after, row.after(), column.after()))) {
                    add(removed, old, row.before(), column.before());
                    add(added, now, row.after(), column.after());
                }
            }
        }
        return new WordDiff(new TextMarks("del", removed), new TextMarks("ins", added));
    }

    private static String cell(Block table, int row, int column) {
        return row < 0 || column < 0 || column >= table.cells().get(row).size()
                ? ""
                : table.cells().get(row).get(column);
    }

    private static void add(List<Range> marks, List<List<Range>> cells, int row, int column) {
        if (row >= 0 && column >= 0 && row < cells.size() && column < cells.get(row).size()) {
            marks.add(cells.get(row).get(column));
        }
    }

    /// Where each cell's text stands in the text of the whole table.
    private static List<List<Range>> ranges(Block table) {
        List<List<Range>> rows = new ArrayList<>();
        var at = new int[] {0};
        collect(MarkdownTree.parse(table.source().stripIndent()), rows, at);
        return rows;
    }

    private static void collect(Node node, List<List<Range>> rows, int[] at) {
        if (node instanceof TableRow) {
            rows.add(new ArrayList<>());
        }
        if (node instanceof TableCell) {
            var length = TextMarks.lengthOf(node);
            rows.getLast().add(new Range(at[0], at[0] + length));
            at[0] += length;
            return;
        }
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            collect(child, rows, at);
        }
    }
}
