package seihon.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class RoundsTest {

    @Test
    void contendersWorkInTurnsAndPreparationIsNotTimed() throws Exception {
        var turns = new ArrayList<String>();

        var result =
                new Rounds(3)
                        .contender("ours", 1, () -> turns.add("ours"))
                        .prepared(
                                "theirs",
                                1,
                                () -> {
                                    Thread.sleep(20);
                                    return () -> turns.add("theirs");
                                })
                        .run();

        assertThat(turns).containsExactly("ours", "theirs", "ours", "theirs", "ours", "theirs");
        assertThat(result.times("theirs").median()).isLessThan(20);
    }

    @Test
    void ratioComparesWhatRanInTheSameRound() throws Exception {
        var result =
                new Rounds(3)
                        .contender("slow", 1, () -> Thread.sleep(30))
                        .contender("quick", 10, () -> Thread.sleep(30))
                        .run();

        assertThat(result.ratio("slow", "quick")).isGreaterThan(2);
        assertThat(result.ratio("quick", "slow")).isLessThan(0.5);
    }

    @Test
    void shareOfTimesIsCountedFromTheShortest() {
        var times = Times.ofMillis(4, 1, 3, 2);

        assertThat(times.median()).isEqualTo(2.5);
        assertThat(times.at(0.5)).isEqualTo(2);
        assertThat(times.at(0.95)).isEqualTo(4);
    }

    @Test
    void reportSaysWhetherEachTargetWasMet() throws Exception {
        var name = "bench-test-" + ProcessHandle.current().pid();

        Bench.part(name, "Commits")
                .row("files / rows", 3.2, Bench.Target.atLeast(3, "×"))
                .row("clone", 1_700, Bench.Target.atMost(1_500, "ms"))
                .row("rows", 0.5, "ms")
                .write();

        var written = Path.of("target/bench", name + ".part.md");
        assertThat(Files.readAllLines(written))
                .contains(
                        "| files / rows | 3.20 × | ≥ 3.00 × | met |",
                        "| clone | 1,700 ms | ≤ 1,500 ms | **missed** |",
                        "| rows | 0.50 ms | | |");
        Files.delete(written);
    }
}
