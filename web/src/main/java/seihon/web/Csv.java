package seihon.web;

import java.util.List;
import java.util.stream.Collectors;

/// Lines of a CSV file (RFC 4180).
public final class Csv {

    /// What spreadsheets take for the beginning of a formula, also typed in full width.
    private static final String FORMULAS = "=+-@\t\r＝＋－＠";

    private Csv() {}

    /// For programs: the cells as they are.
    public static String line(List<String> cells) {
        return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /// A text that came from outside, for a spreadsheet, which would run it as a formula.
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULAS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String quoted(String cell) {
        return cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + cell.replace("\"", "\"\"") + '"'
                : cell;
    }
}
