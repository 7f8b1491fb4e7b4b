package seihon.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A part of the report of `bin/bench`: a table whose rows say what was measured and, where a
/// target is set, whether it was met. Parts come in the order of their names.
public final class Bench {

    private static final String FOLDER = System.getProperty("seihon.bench", "target/bench");

    private final String name;
    private final List<String> lines = new ArrayList<>();

    private Bench(String name) {
        this.name = name;
    }

    public static Bench part(String name, String title) {
        var part = new Bench(name);
        part.lines.addAll(
                List.of(
                        "## " + title,
                        "",
                        "| what | measured | target | verdict |",
                        "|---|---|---|---|"));
        return part;
    }

    /// How much to measure: `bin/bench --large` asks for more than fits into ten minutes.
    public static int size(int usual, int large) {
        return Boolean.getBoolean("seihon.bench.large") ? large : usual;
    }

    /// A figure that has a target.
    public Bench row(String what, double value, Target target) {
        var verdict = target.isMet(value) ? "met" : "**missed**";
        lines.add(
                "| %s | %s | %s | %s |"
                        .formatted(what, target.format(value), target.text(), verdict));
        return this;
    }

    /// A figure beside the others, without a target of its own.
    public Bench row(String what, double value, String unit) {
        lines.add("| %s | %s | | |".formatted(what, format(value, unit)));
        return this;
    }

    /// Something to know when reading the table.
    public Bench note(String sentence) {
        lines.addAll(List.of("", sentence));
        return this;
    }

    public void write() throws IOException {
        var folder = Files.createDirectories(Path.of(FOLDER));
        Files.write(folder.resolve(name + ".part.md"), lines);
        lines.forEach(System.out::println);
    }

    private static String format(double value, String unit) {
        var digits =
                value < 0.1 ? "%,.3f" : value < 10 ? "%,.2f" : value < 1_000 ? "%,.1f" : "%,.0f";
        return String.format(Locale.ROOT, digits, value) + " " + unit;
    }

    /// What a figure is held against, from the table of targets.
    public record Target(boolean isFloor, double limit, String unit) {

        public static Target atLeast(double limit, String unit) {
            return new Target(true, limit, unit);
        }

        public static Target atMost(double limit, String unit) {
            return new Target(false, limit, unit);
        }

        boolean isMet(double value) {
            return isFloor ? value >= limit : value <= limit;
        }

        String text() {
            return (isFloor ? "≥ " : "≤ ") + Bench.format(limit, unit);
        }

        String format(double value) {
            return Bench.format(value, unit);
        }
    }
}
