package seihon.connectors.imports;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import seihon.connectors.Mapping;
import seihon.connectors.mapping.TimeReadings;

/// Goes once over a whole file before anything of it is appended: whether it is text, can be taken
/// apart, has the columns that are asked for, and no date with two meanings.
final class FileCheck {

    private static final int ROWS_BETWEEN_LOOKS = 10_000;

    private final Target target;
    private final ZoneId zone;

    FileCheck(Target target, ZoneId zone) {
        this.target = target;
        this.zone = zone;
    }

    /// How many bytes the file has; `looking` hears of it from time to time.
    long check(CsvSplitter file, LongConsumer looking) throws CannotSplit {
        var header = file.header();
        var missing = new TreeSet<>(target.columns());
        missing.removeAll(header);
        if (!missing.isEmpty()) {
            throw new CannotSplit(
                    "connectors.import.columns-missing",
                    String.join(", ", missing),
                    String.join(", ", header));
        }
        var times = new ArrayList<Integer>();
        target.openTimes().forEach(column -> times.add(header.indexOf(column)));
        for (var row = file.next(); row != null; row = file.next()) {
            for (var column : times) {
                mustHaveOneMeaning(row, header, column);
            }
            if (row.number() % ROWS_BETWEEN_LOOKS == 0) {
                looking.accept(file.position());
            }
        }
        return file.position();
    }

    private void mustHaveOneMeaning(CsvSplitter.Row row, List<String> header, int column)
            throws CannotSplit {
        var text = column < row.fields().size() ? row.fields().get(column) : "";
        if (text.isBlank()) {
            return;
        }
        var readings = TimeReadings.of(text, zone);
        if (readings.size() > 1) {
            throw new CannotSplit(
                    "connectors.import.ambiguous-date",
                    header.get(column),
                    row.line(),
                    text,
                    shown(readings.get(0)),
                    shown(readings.get(1)));
        }
    }

    private String shown(TimeReadings.Reading reading) {
        return reading.at().atZone(zone).toLocalDate() + " (" + reading.format() + ")";
    }

    static Mapping.Csv format(Target target, CsvSplitter.Source source) throws IOException {
        return target.csv().isPresent()
                ? target.csv().get()
                : new Mapping.Csv(CsvSplitter.encoding(source), ',', true);
    }
}
