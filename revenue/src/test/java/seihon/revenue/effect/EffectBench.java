package seihon.revenue.effect;

import static seihon.testkit.Bench.Target.atMost;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.docs.DocPath;
import seihon.docs.Effect;
import seihon.docs.ProposedChange;
import seihon.docs.ProposedChange.FileChange;
import seihon.domain.PersonId;
import seihon.revenue.TestCompany;
import seihon.revenue.funnel.EventLog;
import seihon.testkit.Bench;
import seihon.testkit.HouseTest;
import seihon.testkit.Times;

/// What a changed stage, and a changed mapping, would make of the numbers, against a rebuild of
/// everything that is derived from the same facts.
@HouseTest
@Tag("bench")
class EffectBench {

    private static final long SEED = 20_261_130;
    private static final int CASES = Bench.size(30_000, 250_000);
    private static final int ROUNDS = 5;
    private static final double MOST_OF_A_REBUILD = 0.5;
    private static final String MODEL = "Stock/revenue/sales.yaml";
    private static final String MAPPING = "Stock/connectors/log.yaml";

    @Autowired private TestCompany.Doors doors;
    @Autowired private Effect effect;
    @Autowired private Clock clock;

    @Test
    void anEffectAgainstARebuild() throws IOException {
        var log = EventLog.of(SEED, CASES);
        var aozora = doors.company(MAPPING, EventLog.MAPPING, MODEL, EventLog.MODEL);
        aozora.imports("log", log.csv());
        var stage =
                change(
                        MODEL,
                        EventLog.MODEL,
                        EventLog.MODEL.replace("'OPP'\"", "'OPP' && fact.amount > 300000.0\""));
        var mapping = change(MAPPING, EventLog.MAPPING, EventLog.MAPPING.replace("JPY", "USD"));

        var rebuilds = new double[ROUNDS];
        var stages = new double[ROUNDS];
        var mappings = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rebuilds[round] = millis(aozora::rebuilds);
            stages[round] = millis(() -> calculate(aozora, stage));
            mappings[round] = millis(() -> calculate(aozora, mapping));
        }

        var rebuild = Times.ofMillis(rebuilds).median();
        Bench.part(
                        "effect",
                        "Effect of a proposal, %,d facts in %,d cases"
                                .formatted(log.events().size(), CASES))
                .row(
                        "changed stage ÷ full rebuild",
                        Times.ofMillis(stages).median() / rebuild,
                        atMost(MOST_OF_A_REBUILD, "×"))
                .row(
                        "changed mapping (all entries read anew) ÷ full rebuild",
                        Times.ofMillis(mappings).median() / rebuild,
                        "×")
                .row("full rebuild", rebuild, "ms")
                .row("steps told of a stage", (double) calculate(aozora, stage), "times")
                .write();
    }

    /// How often it said how far it is.
    private long calculate(TestCompany company, ProposedChange change) {
        var told = new AtomicLong();
        effect.calculate(company.tenant, change, clock.instant(), (_, _) -> told.incrementAndGet());
        return told.get();
    }

    private static double millis(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private static ProposedChange change(String path, String before, String after) {
        var file = new FileChange(new DocPath(path), Optional.of(before), Optional.of(after));
        return new ProposedChange(1, new PersonId("ishii"), "digest", List.of(file), new NoTree());
    }

    /// Nobody looks at it.
    private static final class NoTree implements ProposedChange.Tree {
        @Override
        public List<DocPath> paths() {
            return List.of();
        }

        @Override
        public Optional<String> text(DocPath path) {
            return Optional.empty();
        }
    }
}
