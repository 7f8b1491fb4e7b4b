package seihon.docs.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The cells of a Markdown table as written: head first, the line of dashes left out.
final class TableCells {

    private TableCells() {}

    static List<List<String>> read(String source) {
        var lines = lines(source);
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (i != 1) {
                rows.add(row(lines.get(i)));
            }
        }
        return rows;
    }

    /// The lines of the table itself: behind a blank line stand only definitions of links.
    static List<String> lines(String source) {
        return source.lines()
                .dropWhile(String::isBlank)
                .takeWhile(line -> !line.isBlank())
                .toList();
    }

    /// What stands behind the table's last line.
    static String behind(String source) {
        var last = lines(source).getLast();
        var end = source.indexOf('\n', source.lastIndexOf(last));
        return end < 0 ? "" : source.substring(end + 1);
    }

    /// One line, cut at each `|` that is not escaped.
    static List<String> row(String line) {
        var inner = line.strip();
        inner = inner.startsWith("|") ? inner.substring(1) : inner;
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            var c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length()) {
                cell.append(c).append(inner.charAt(++i));
            } else if (c == '|') {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        if (!cell.toString().isBlank()) {
            cells.add(cell.toString().strip());
        }
        return cells;
    }

    static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |"));
    }
}
