package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Start-up on a home that is there already, with the start-up cache and without, in turns.
@Tag("bench")
class StartBench {

    private static final int ROUNDS = 5;
    private static final Path PLACE = Path.of("target", "run").toAbsolutePath();
    private static final List<String> PLAIN =
            List.of("-XX:+UseCompactObjectHeaders", "-jar", PLACE.resolve("seihon.jar").toString());

    @Test
    void startsFasterWithItsCache() throws Exception {
        var home = SpawnedHouse.newHome();
        var cache = Files.createTempFile("seihon-", ".aot");
        open(PLAIN, home, "--rehearse");
        open(cached("-XX:AOTCacheOutput=" + cache), home, "--rehearse");

        var without = new ArrayList<Duration>();
        var with = new ArrayList<Duration>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(open(PLAIN, home, "--empty"));
            with.add(open(cached("-XX:AOTCache=" + cache), home, "--empty"));
        }

        var ratio = (double) median(with).toMillis() / median(without).toMillis();
        report(median(without), median(with), ratio);
        assertThat(ratio).isPositive();
        Files.delete(cache);
    }

    private static List<String> cached(String option) {
        var what = new ArrayList<>(List.of(option));
        what.addAll(PLAIN);
        return what;
    }

    /// From the start of the process until it prints its address.
    private static Duration open(List<String> what, Path home, String option) throws Exception {
        var before = System.nanoTime();
        try (var house =
                SpawnedHouse.spawn(
                        what, Map.of(), "--home", home.toString(), "--port", "0", option)) {
            house.awaitOpen();
            var took = Duration.ofNanos(System.nanoTime() - before);
            if (option.equals("--rehearse")) {
                assertThat(house.awaitExit()).isZero();
            }
            return took;
        }
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }

    private static void report(Duration without, Duration with, double ratio) throws Exception {
        var folder = Path.of(System.getProperty("seihon.bench", "target/bench"));
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("start.part.md"),
                """
                ## Start-up, warm, embedded database

                | what | median of %d | ratio | target |
                |---|---|---|---|
                | extracted jar | %d ms | 1 | |
                | with its cache | %d ms | %.2f | ≤ 0.6 |
                """
                        .formatted(ROUNDS, without.toMillis(), with.toMillis(), ratio));
    }
}
