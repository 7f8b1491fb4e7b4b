package seihon.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Nothing unfinished is landed, and nothing in the repository knows the machine it was written on.
class WritingTest {

    /// Spelled in two halves, because this file is read too.
    private static final Pattern UNFINISHED =
            Pattern.compile(
                    "\\b(TO"
                            + "DO|FIX"
                            + "ME|XX"
                            + "X|HA"
                            + "CK)\\b|coming"
                            + " soon|not yet"
                            + " implemented|準備"
                            + "中です");

    private static final Pattern MACHINE =
            Pattern.compile(
                    "(?<![\\w.$}])/(?:work|root|home/[a-z]+|Users/\\w+)/[\\w.]+"
                            + "|<(?:mirror|pluginRepository|repository)>"
                            + "|\\b(?:registry|index-url|npm_config_registry)\\s*=\\s*\\S*https?:");

    private static final List<String> TEXTS =
            List.of(
                    ".java",
                    ".html",
                    ".css",
                    ".js",
                    ".sql",
                    ".properties",
                    ".xml",
                    ".md",
                    ".yml",
                    ".yaml",
                    ".sh",
                    "Dockerfile");

    @Test
    void nothingUnfinishedIsLanded() {
        House.mustBeEmpty(House.findings(texts(), WritingTest::unfinished));
    }

    @Test
    void nothingKnowsTheMachineItWasWrittenOn() {
        House.mustBeEmpty(House.findings(texts(), WritingTest::machine));
    }

    @Test
    void anUnfinishedMarkIsFound() {
        assertThat(unfinished(new House.Page("a/A.java", "// TO" + "DO later"))).hasSize(1);
        assertThat(unfinished(new House.Page("a/A.java", "// todos are items"))).isEmpty();
    }

    @Test
    void aMachineIsFound() {
        assertThat(machine(new House.Page("a/run", "cd /wo" + "rk/wt/docs"))).hasSize(1);
        assertThat(machine(new House.Page("pom.xml", "<mir" + "ror><url/></mirror>"))).hasSize(1);
        assertThat(machine(new House.Page("a/A.java", "get(\"/work\"); \"/documents/root/x\"")))
                .isEmpty();
    }

    private static List<String> unfinished(House.Page page) {
        return House.matches(
                page, UNFINISHED, found -> "says \"" + found + "\"; finish it or leave it out");
    }

    private static List<String> machine(House.Page page) {
        return House.matches(
                page,
                MACHINE,
                found -> "names \"" + found + "\", which is of one machine or network");
    }

    private static List<House.Page> texts() {
        var pages = new ArrayList<House.Page>();
        for (var end : TEXTS) {
            House.MODULES.stream().flatMap(module -> House.files(module, end)).forEach(pages::add);
        }
        Stream.of("bin", ".ci", "decisions")
                .flatMap(folder -> House.files(folder, ""))
                .forEach(pages::add);
        Stream.of(
                        "pom.xml",
                        "README.md",
                        "ARCHITECTURE.md",
                        "CONTRIBUTING.md",
                        "docker-compose.yml",
                        "Dockerfile")
                .map(House.ROOT::resolve)
                .filter(java.nio.file.Files::exists)
                .map(House::page)
                .forEach(pages::add);
        return pages;
    }
}
