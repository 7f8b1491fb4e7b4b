package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seihon.app.Postbox;

/// What IT does on the first day, by the commands of the README and with no JDK named: `bin/run` on
/// a fresh home, a document that goes its whole way, and every end that a house can come to.
@Tag("slow")
@Tag("fault")
class HandRunTest {

    private static final Path COMMANDS = Path.of("..", "bin").toAbsolutePath().normalize();

    @TempDir private Path folder;

    private final Path home = SpawnedHouse.newHome();

    HandRunTest() throws IOException {}

    @Test
    void theFirstDayOutlivesEveryEnd() throws Exception {
        var company = FirstDay.company(folder);
        try (var house = run("--port", "0", "--provision", company.toString())) {
            assertThat(house.awaitOpen().printed()).contains(home.resolve("mail").toString());
            var day = new FirstDay(house.address());
            day.goesBy(new Postbox(home));
            day.mustAgree(folder, "first");
            secondHouseMustBeRefused(house.address().getPort());

            assertThat(house.stop()).isLessThan(SpawnedHouse.ORDERLY);
        }
        try (var house = run("--port", "0")) {
            new FirstDay(house.awaitOpen().address()).mustAgree(folder, "second");
            house.killHard();
        }
        try (var house = run("--port", "0")) {
            new FirstDay(house.awaitOpen().address()).mustAgree(folder, "third");

            assertThat(seihon(house, "rebuild")).contains("docs-reading").endsWith("equal\n");
            assertThat(seihon(house, "fsck")).endsWith("sound\n").doesNotContain("NOT");
        }
    }

    private SpawnedHouse run(String... arguments) throws IOException {
        return SpawnedHouse.byHand(COMMANDS.resolve("run"), home, arguments);
    }

    private void secondHouseMustBeRefused(int port) throws Exception {
        try (var sameHome = run("--port", "0")) {
            assertThat(sameHome.awaitExit()).isEqualTo(2);
            assertThat(sameHome.printed()).contains("The home " + home + " is in use");
        }
        try (var samePort =
                SpawnedHouse.byHand(
                        COMMANDS.resolve("run"),
                        SpawnedHouse.newHome(),
                        "--port",
                        Integer.toString(port))) {
            assertThat(samePort.awaitExit()).isEqualTo(2);
            assertThat(samePort.printed()).contains("Port " + port + " is in use");
        }
    }

    /// What `bin/seihon` says; it must find all well.
    private static String seihon(SpawnedHouse house, String command) throws Exception {
        var builder =
                new ProcessBuilder(
                        List.of(
                                COMMANDS.resolve("seihon").toString(),
                                command,
                                "--url",
                                house.address().toString()));
        builder.environment().put("SEIHON_TOKEN", FirstDay.SATO);
        builder.environment().remove("JAVA_HOME");
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
