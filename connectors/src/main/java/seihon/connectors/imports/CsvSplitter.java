package seihon.connectors.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import seihon.connectors.Mapping;

/// Takes a CSV file apart, row by row, in constant memory.
final class CsvSplitter implements AutoCloseable {

    static final int MOST_COLUMNS = 1_000;
    private static final int LONGEST_ROW = 1 << 22;
    private static final Pattern LINE = Pattern.compile("line (\\d+)");

    private final Source source;
    private final Mapping.Csv format;
    private final Limits limits;
    private final StrictReader reader;
    private final CsvReader<CsvRecord> records;
    private final Iterator<CsvRecord> rows;
    private List<String> header = List.of();
    private @Nullable CsvRecord first;
    private int number;

    /// Opens the same bytes as often as asked.
    interface Source {
        InputStream open() throws IOException;
    }

    /// How much of a file is taken: beyond that somebody packed more than anybody needs.
    record Limits(long bytes, int rows) {
        static final Limits USUAL = new Limits(1L << 33, 50_000_000);
    }

    CsvSplitter(Source source, Mapping.Csv format) throws IOException {
        this(source, format, Limits.USUAL);
    }

    CsvSplitter(Source source, Mapping.Csv format, Limits limits) throws IOException {
        this.source = source;
        this.format = format;
        this.limits = limits;
        this.reader = new StrictReader(Unpacked.of(source.open(), limits.bytes), format.encoding());
        this.records =
                CsvReader.builder()
                        .fieldSeparator(format.delimiter())
                        .allowUnclosedQuote(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .skipEmptyLines(true)
                        .maxBufferSize(LONGEST_ROW)
                        .ofCsvRecord(reader);
        this.rows = records.iterator();
    }

    /// A row and its number, from 1, the header not counted; `line` is where it begins in the file,
    /// as an editor counts: the header, blank lines and line breaks within quotes are lines.
    record Row(int number, int line, List<String> fields) {}

    /// The names of the columns: those of the first row, or numbers from 1. A name that stands
    /// twice is told apart by its place: `name (2)`.
    List<String> header() throws CannotSplit {
        var line = read();
        if (line == null) {
            throw new CannotSplit("connectors.import.empty-file");
        }
        if (line.getFieldCount() > MOST_COLUMNS) {
            throw new CannotSplit(
                    "connectors.import.many-columns", MOST_COLUMNS, line.getFieldCount());
        }
        if (format.header()) {
            header = distinct(line.getFields());
        } else {
            first = line;
            header =
                    IntStream.rangeClosed(1, line.getFieldCount())
                            .mapToObj(Integer::toString)
                            .toList();
        }
        return header;
    }

    private static List<String> distinct(List<String> names) {
        var distinct = new LinkedHashSet<String>();
        for (var i = 0; i < names.size(); i++) {
            var name = names.get(i).strip().replace('\0', '␀');
            distinct.add(distinct.contains(name) ? name + " (" + (i + 1) + ")" : name);
        }
        return List.copyOf(new ArrayList<>(distinct));
    }

    /// The next row, or null after the last one.
    @Nullable Row next() throws CannotSplit {
        var line = first == null ? read() : first;
        first = null;
        if (line == null) {
            return null;
        }
        if (number == limits.rows) {
            throw new CannotSplit("connectors.import.many-rows", limits.rows);
        }
        var begins = (int) Math.min(line.getStartingLineNumber(), Integer.MAX_VALUE);
        return new Row(++number, begins, line.getFields());
    }

    /// How many bytes of text were read so far.
    long position() {
        return reader.position();
    }

    private @Nullable CsvRecord read() throws CannotSplit {
        try {
            return rows.hasNext() ? rows.next() : null;
        } catch (StrictReader.Undecodable why) {
            throw undecodable(why);
        } catch (Unpacked.Broken why) {
            throw why.told();
        } catch (CsvParseException wrong) {
            throw switch (wrong.getCause()) {
                case StrictReader.Undecodable why -> undecodable(why);
                case Unpacked.Broken why -> why.told();
                case null, default -> brokenRow(wrong);
            };
        }
    }

    private CannotSplit undecodable(StrictReader.Undecodable why) {
        return new CannotSplit(
                "connectors.import.undecodable",
                format.encoding().name().toLowerCase(java.util.Locale.ROOT),
                why.position());
    }

    private CannotSplit brokenRow(CsvParseException wrong) {
        var line = LINE.matcher(String.valueOf(wrong.getMessage()));
        var at = line.find() ? Long.parseLong(line.group(1)) : number + 1;
        return new CannotSplit("connectors.import.broken-quotes", at, positionOfLine(at));
    }

    /// Read anew, because only a broken file needs it.
    private long positionOfLine(long line) {
        try (var bytes = new BufferedInputStream(Unpacked.of(source.open(), limits.bytes))) {
            var position = 0L;
            var lines = 1L;
            for (var one = bytes.read(); one >= 0 && lines < line; one = bytes.read()) {
                position++;
                lines += one == '\n' ? 1 : 0;
            }
            return position;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The encoding of a file whose document names none: UTF-8 when all of it is, else windows-31j.
    /// What cannot be unpacked is told by whoever takes the file apart.
    static Charset encoding(Source source) throws IOException {
        var buffer = new char[1 << 14];
        var bytes = Unpacked.of(source.open(), Limits.USUAL.bytes);
        try (var reader = new StrictReader(bytes, StandardCharsets.UTF_8)) {
            while (reader.read(buffer, 0, buffer.length) >= 0) {
                // Only whether it can be read matters.
            }
            return StandardCharsets.UTF_8;
        } catch (Unpacked.Broken untold) {
            return StandardCharsets.UTF_8;
        } catch (StrictReader.Undecodable no) {
            return Charset.forName("windows-31j");
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
