package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of the repository, by what they are. Answers are in path order.
final class House {

    static final Path ROOT = root();

    /// The modules of the root pom, from the bottom up.
    static final List<String> MODULES = modules();

    private House() {}

    /// A text file, its path relative to the repository with `/` on every system.
    record Page(String path, String text) {

        String module() {
            return path.substring(0, path.indexOf('/'));
        }

        /// The line, counted from 1, on which a place of the text is.
        int line(int place) {
            return 1 + (int) text.substring(0, place).chars().filter(c -> c == '\n').count();
        }
    }

    static List<Page> mainJava() {
        return MODULES.stream()
                .flatMap(module -> files(module + "/src/main/java", ".java"))
                .toList();
    }

    static List<Page> testJava() {
        return MODULES.stream()
                .flatMap(module -> files(module + "/src/test/java", ".java"))
                .toList();
    }

    static List<Page> templates() {
        return MODULES.stream()
                .flatMap(module -> files(module + "/src/main/resources/templates", ".html"))
                .toList();
    }

    static List<Page> migrations() {
        return files("db/migration", ".sql").toList();
    }

    /// All files below a folder that end so; none when the folder is missing.
    static Stream<Page> files(String folder, String end) {
        var start = ROOT.resolve(folder);
        if (!Files.isDirectory(start)) {
            return Stream.empty();
        }
        try (var paths = Files.walk(start)) {
            return paths
                    .filter(Files::isRegularFile)
                    .filter(path -> path.toString().endsWith(end))
                    .filter(path -> !path.toString().contains("/target/"))
                    .sorted()
                    .toList()
                    .stream()
                    .map(House::page);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    static Page page(Path path) {
        try {
            var name = ROOT.relativize(path).toString().replace('\\', '/');
            return new Page(name, Files.readString(path));
        } catch (IOException fault) {
            throw new UncheckedIOException(path.toString(), fault);
        }
    }

    /// One finding for every match of a pattern, with its file and line.
    static List<String> matches(Page page, Pattern pattern, Function<String, String> what) {
        return pattern.matcher(page.text())
                .results()
                .map(match ->
                        page.path()
                                + ":"
                                + page.line(match.start())
                                + " "
                                + what.apply(match.group()))
                .toList();
    }

    static <T> List<String> findings(List<T> things, Function<T, List<String>> rule) {
        return things.stream().flatMap(thing -> rule.apply(thing).stream()).toList();
    }

    /// Fails with every finding on a line of its own.
    static void mustBeEmpty(List<String> findings) {
        assertThat(findings)
                .withFailMessage(
                        () -> findings.size() + " finding(s):\n" + String.join("\n", findings))
                .isEmpty();
    }

    private static Path root() {
        Predicate<Path> isRoot =
                folder ->
                        Files.exists(folder.resolve("pom.xml"))
                                && Files.isDirectory(folder.resolve("db/migration"));
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(isRoot)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> modules() {
        return Pattern.compile("<module>([a-z]+)</module>")
                .matcher(page(ROOT.resolve("pom.xml")).text())
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
