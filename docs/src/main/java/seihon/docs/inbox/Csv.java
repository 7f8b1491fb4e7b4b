package seihon.docs.inbox;

import java.util.List;
import java.util.stream.Collectors;

/// Rows as CSV (RFC 4180, UTF-8 with a mark for Excel). A cell that a spreadsheet could take for a
/// formula is written as text.
public final class Csv {

    private static final String MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private Csv() {}

    public static String of(List<String> head, List<List<String>> rows) {
        return MARK + line(head) + rows.stream().map(Csv::line).collect(Collectors.joining());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        var safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.contains(",")
                        || safe.contains("\"")
                        || safe.contains("\n")
                        || safe.contains("\r")
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
