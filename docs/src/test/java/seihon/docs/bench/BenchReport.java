package seihon.docs.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Writes a part of the report where `bin/bench` gathers it, and prints it.
public final class BenchReport {

    private BenchReport() {}

    public static void write(String name, List<String> lines) throws IOException {
        var folder =
                Files.createDirectories(
                        Path.of(System.getProperty("seihon.bench", "target/bench")));
        Files.write(folder.resolve(name + ".part.md"), lines);
        lines.forEach(System.out::println);
    }

    public static double median(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
