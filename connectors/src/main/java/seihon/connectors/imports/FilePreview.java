package seihon.connectors.imports;

import java.io.IOException;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import seihon.connectors.Mapping;
import seihon.domain.Refusal;

/// A first look at a file: how it is written, its columns and what they seem to hold, from its
/// first rows. `refusal` says why there is nothing to see.
record FilePreview(
        Charset encoding,
        char delimiter,
        List<Inference.Column> columns,
        List<List<String>> rows,
        Optional<Refusal> refusal) {

    private static final int LOOKED_AT = 1_000;
    private static final int SHOWN = 5;
    private static final int ROWS_FOR_DELIMITER = 20;
    private static final List<Character> DELIMITERS = List.of(',', '\t', ';', '|');

    FilePreview {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    static FilePreview of(CsvSplitter.Source source, ZoneId zone) throws IOException {
        var encoding = CsvSplitter.encoding(source);
        var delimiter = delimiter(source, encoding);
        var format = new Mapping.Csv(encoding, delimiter, true);
        try (var file = new CsvSplitter(source, format)) {
            var header = file.header();
            var rows = read(file, LOOKED_AT);
            var columns =
                    IntStream.range(0, header.size())
                            .mapToObj(i -> Inference.of(header.get(i), column(rows, i), zone))
                            .toList();
            return new FilePreview(
                    encoding,
                    delimiter,
                    columns,
                    rows.subList(0, Math.min(SHOWN, rows.size())),
                    Optional.empty());
        } catch (CannotSplit wrong) {
            return new FilePreview(
                    encoding, delimiter, List.of(), List.of(), Optional.of(wrong.why()));
        }
    }

    List<String> header() {
        return columns.stream().map(Inference.Column::name).toList();
    }

    private static List<String> column(List<List<String>> rows, int column) {
        return rows.stream().map(row -> column < row.size() ? row.get(column) : "").toList();
    }

    private static List<List<String>> read(CsvSplitter file, int limit) throws CannotSplit {
        var rows = new ArrayList<List<String>>();
        for (var row = file.next(); row != null && rows.size() < limit; row = file.next()) {
            rows.add(row.fields());
        }
        return rows;
    }

    /// The one that cuts the first rows into the most columns, all rows alike.
    private static char delimiter(CsvSplitter.Source source, Charset encoding) throws IOException {
        var best = ',';
        var most = 0;
        for (var delimiter : DELIMITERS) {
            var width = width(source, new Mapping.Csv(encoding, delimiter, true));
            if (width > most) {
                most = width;
                best = delimiter;
            }
        }
        return best;
    }

    private static int width(CsvSplitter.Source source, Mapping.Csv format) throws IOException {
        try (var file = new CsvSplitter(source, format)) {
            var width = file.header().size();
            return read(file, ROWS_FOR_DELIMITER).stream().allMatch(row -> row.size() == width)
                    ? width
                    : 0;
        } catch (CannotSplit no) {
            return 0;
        }
    }
}
