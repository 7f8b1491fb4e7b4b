package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.testkit.Bench.Target.atMost;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import seihon.testkit.Bench;
import seihon.testkit.Rounds;

/// Start-up of `bin/run` on a home that is there already, with the start-up cache that it recorded
/// and the beans that the build prepared, and of the extracted jar alone, in turns.
@Tag("bench")
class StartBench {

    private static final int ROUNDS = Bench.size(5, 15);
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path CACHE = ROOT.resolve("app/target/run/seihon.aot");
    private static final Duration RECORDING_LIMIT = Duration.ofMinutes(5);
    private static final Map<String, String> WITH_CACHE = Map.of();
    private static final Map<String, String> WITHOUT_CACHE =
            Map.of("SEIHON_JAVA_OPTS", "-XX:AOTMode=off -Dspring.aot.enabled=false");

    private @Nullable SpawnedHouse house;

    @AfterEach
    void close() {
        if (house != null) {
            house.close();
        }
    }

    @Test
    void startsFasterWithItsCache() throws Exception {
        var home = SpawnedHouse.newHome();
        recordCache(home);

        var result =
                new Rounds(ROUNDS)
                        .prepared("without", 1, () -> start(home, WITHOUT_CACHE))
                        .prepared("with", 1, () -> start(home, WITH_CACHE))
                        .run();

        Bench.part("start", "Start-up, warm, embedded database")
                .row(
                        "as it starts / the extracted jar alone",
                        result.ratio("with", "without"),
                        atMost(0.6, "×"))
                .row("as it starts", result.times("with").median(), atMost(4_000, "ms"))
                .row("its resident memory", megabytes(), atMost(450, "MB"))
                .row("the extracted jar alone", result.times("without").median(), "ms")
                .note(
                        "From `bin/run` until it prints its address; medians of %d rounds."
                                .formatted(ROUNDS))
                .write();
    }

    /// The first start of a build records the cache some time after it has opened.
    private void recordCache(Path home) throws Exception {
        var end = System.nanoTime() + RECORDING_LIMIT.toNanos();
        start(home, WITH_CACHE).run();
        while (!Files.exists(CACHE) && System.nanoTime() < end) {
            Thread.sleep(500);
        }
        assertThat(CACHE).exists();
    }

    private Rounds.Work start(Path home, Map<String, String> environment) {
        close();
        return () ->
                house =
                        SpawnedHouse.spawnScript(
                                        ROOT.resolve("bin/run"),
                                        environment,
                                        "--home",
                                        home.toString(),
                                        "--port",
                                        "0",
                                        "--empty")
                                .awaitOpen();
    }

    /// Of the house that was opened last, once it has answered a page.
    private double megabytes() throws Exception {
        var last = java.util.Objects.requireNonNull(house);
        assertThat(last.status("/signin")).isEqualTo(200);
        return last.megabytes();
    }
}
