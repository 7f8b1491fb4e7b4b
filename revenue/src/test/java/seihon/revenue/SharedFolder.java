package seihon.revenue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/// Real data of other people, found beside the repository when they are there: tests that ask for
/// them are skipped otherwise. Their licences allow tests, not copies.
public final class SharedFolder {

    private SharedFolder() {}

    public static Path file(String name) {
        for (var at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            var found = at.resolve("shared/data").resolve(name);
            if (Files.exists(found)) {
                return found;
            }
        }
        return Assumptions.abort("shared/data/" + name + " is not beside the repository");
    }

    public static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The rows of a CSV without quoted commas, by column.
    public static List<Row> rows(String name) {
        var path = file(name);
        try (var bytes = Files.newInputStream(path);
                var plain = name.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                var lines =
                        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            var header = lines.readLine().split(",", -1);
            var rows = new ArrayList<Row>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(row(header, line.split(",", -1)));
            }
            return rows;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Row row(String[] header, String[] cells) {
        var row = new LinkedHashMap<String, String>();
        for (int i = 0; i < header.length; i++) {
            row.put(header[i], cells[i]);
        }
        return new Row(row);
    }

    /// A row by the names of its columns.
    public record Row(Map<String, String> cells) {

        public String text(String column) {
            return Objects.requireNonNull(cells.get(column), column);
        }

        public long count(String column) {
            return Long.parseLong(text(column));
        }

        public double number(String column) {
            return Double.parseDouble(text(column));
        }

        public String line() {
            return String.join(",", cells.values());
        }
    }
}
