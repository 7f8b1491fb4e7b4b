package seihon.connectors.imports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Begins a mapping from what a file's columns seem to hold. People finish it: what happened, to
/// whom and when is theirs to say.
final class MappingDraft {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern MONEY =
            Pattern.compile("amount|value|price|sales|金額|売上|価格|単価", Pattern.CASE_INSENSITIVE);
    private static final int LONGEST_ID = 40;

    private MappingDraft() {}

    static String of(String fileName, FilePreview preview) {
        var id = id(fileName);
        var subject = subject(preview.columns());
        var lines =
                """
                kind: mapping
                id: %s
                title: {ja: %s}
                source: %s
                format: csv
                csv: {encoding: %s, delimiter: "%s", header: true}
                %sfacts:
                  - kind: activity
                    subject: {type: case, id: %s}
                    at: {%s}
                """
                        .formatted(
                                id,
                                quoted(fileName),
                                id,
                                preview.encoding().name().toLowerCase(Locale.ROOT),
                                preview.delimiter() == '\t' ? "\\t" : preview.delimiter(),
                                rowId(subject),
                                quoted(subject.map(Inference.Column::name).orElse("id")),
                                at(preview.columns()));
        return lines + dims(preview.columns()) + amount(preview.columns());
    }

    /// Latin letters and digits of the file's name.
    private static String id(String fileName) {
        var stem = fileName.replaceFirst("\\.[^.]*(\\.gz)?$", "").toLowerCase(Locale.ROOT);
        var id = stem.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return id.isEmpty() ? "received" : id.substring(0, Math.min(id.length(), LONGEST_ID));
    }

    /// The first column that is filled and names each row differently, else the first filled one.
    private static Optional<Inference.Column> subject(List<Inference.Column> columns) {
        var filled =
                columns.stream()
                        .filter(Inference.Column::filled)
                        .filter(column -> column.type() != Inference.Type.TIME)
                        .toList();
        return filled.stream()
                .filter(Inference.Column::distinct)
                .findFirst()
                .or(() -> filled.stream().findFirst());
    }

    private static String rowId(Optional<Inference.Column> subject) {
        return subject.filter(Inference.Column::distinct)
                .map(column -> "row_id: [" + quoted(column.name()) + "]\n")
                .orElse("");
    }

    /// A format only where the file leaves no doubt.
    private static String at(List<Inference.Column> columns) {
        var time =
                columns.stream().filter(column -> column.type() == Inference.Type.TIME).findFirst();
        var format =
                time.filter(column -> !column.isAmbiguous())
                        .map(column -> ", format: " + quoted(column.formats().getFirst()))
                        .orElse("");
        return "column: " + quoted(time.map(Inference.Column::name).orElse("at")) + format;
    }

    private static String dims(List<Inference.Column> columns) {
        var dims =
                columns.stream()
                        .filter(column -> column.type() == Inference.Type.TEXT && column.groups())
                        .map(column -> quoted(column.name()) + ": " + quoted(column.name()))
                        .collect(Collectors.joining(", "));
        return dims.isEmpty() ? "" : "    dims: {" + dims + "}\n";
    }

    private static String amount(List<Inference.Column> columns) {
        return columns.stream()
                .filter(column ->
                        column.type() == Inference.Type.WHOLE
                                || column.type() == Inference.Type.DECIMAL)
                .filter(column -> MONEY.matcher(column.name()).find())
                .findFirst()
                .map(column -> "    amount: {column: " + quoted(column.name()) + ", unit: JPY}\n")
                .orElse("");
    }

    private static String quoted(String text) {
        return PLAIN.matcher(text).matches()
                ? text
                : "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
