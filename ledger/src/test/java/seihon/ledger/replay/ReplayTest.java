package seihon.ledger.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Generations;
import seihon.ledger.Lag;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.ledger.Rebuild;
import seihon.ledger.RebuildJobs;
import seihon.ledger.Replay;
import seihon.testkit.HouseTest;
import seihon.testkit.TestHouse;

@HouseTest
@Import(ReplayTest.Tallying.class)
class ReplayTest {

    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");
    private static final Rebuild.Progress QUIET = (_, _, _) -> {};

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private Tally tally;
    @Autowired private Replay replay;
    @Autowired private Rebuild rebuild;
    @Autowired private RebuildJobs jobs;
    @Autowired private Generations generations;
    @Autowired private RetiredGenerations retired;
    @Autowired private Lag lag;
    @Autowired private ReplayWorkers workers;

    @TestConfiguration(proxyBeanMethods = false)
    static class Tallying {

        @Bean
        Tally tally() {
            return new Tally();
        }
    }

    @Test
    void everyEntryIsAppliedOnceAndInOrder() {
        var aozora = new TenantId(201);

        append(aozora, 0, 6_000);
        replay.catchUp(aozora);

        assertThat(tally.rows(aozora, 0)).isEqualTo(numbers(6_000));
        assertThat(reading(aozora)).isEqualTo(new Lag.Reading(6_000, 6_000));
    }

    @Test
    void workersFollowByThemselves() {
        var aozora = new TenantId(202);

        append(aozora, 0, 10);

        eventually(() -> tally.rows(aozora, 0).equals(numbers(10)));
        eventually(() -> reading(aozora).lag() == 0);
    }

    @Test
    void aFaultIsTriedAgainAndAppliesNothingTwice() {
        var aozora = new TenantId(203);
        tally.stumbleOnce();

        append(aozora, 0, 10);

        eventually(() -> tally.rows(aozora, 0).equals(numbers(10)));
    }

    @Test
    void aRebuildGivesEqualRowsAndTakesOver() {
        var aozora = new TenantId(204);
        append(aozora, 0, 5_500);

        var results = rebuild.all(aozora, QUIET);

        assertThat(results).hasSize(3).allMatch(Rebuild.Result::equal);
        assertThat(live(aozora)).isEqualTo(1);
        assertThat(tally.rows(aozora, 1)).isEqualTo(numbers(5_500));
        append(aozora, 5_500, 10);
        replay.catchUp(aozora);
        assertThat(tally.rows(aozora, 1)).isEqualTo(numbers(5_510));
        assertThat(tally.rows(aozora, 0)).isEqualTo(numbers(5_500));
    }

    @Test
    void rowsThatWereTamperedWithAreReportedAndReplaced() {
        var aozora = new TenantId(205);
        append(aozora, 0, 10);
        replay.catchUp(aozora);
        tally.rows(aozora, 0).set(3, 77L);

        var results = rebuild.all(aozora, QUIET);

        assertThat(results)
                .filteredOn(result -> !result.equal())
                .singleElement()
                .matches(result -> result.projection().equals("ledger-tally"));
        assertThat(tally.rows(aozora, live(aozora))).isEqualTo(numbers(10));
    }

    @Test
    void aRebuildThatWasKilledIsResumed() {
        var aozora = new TenantId(206);
        append(aozora, 0, 5_500);
        try {
            rebuild.all(aozora, ReplayTest::killed);
        } catch (CancellationException killed) {
            assertThat(tally.rows(aozora, 1)).hasSize(2_500);
        }

        var results = rebuild.all(aozora, QUIET);

        assertThat(results).allMatch(Rebuild.Result::equal);
        assertThat(live(aozora)).isEqualTo(1);
        assertThat(tally.rows(aozora, 1)).isEqualTo(numbers(5_500));
    }

    @Test
    void aResumedGenerationThatDiffersIsBuiltOnceMore() {
        var aozora = new TenantId(207);
        append(aozora, 0, 3_000);
        try {
            rebuild.all(aozora, ReplayTest::killed);
        } catch (CancellationException killed) {
            tally.rows(aozora, 1).set(0, 99L);
        }

        var results = rebuild.all(aozora, QUIET);

        assertThat(results).allMatch(Rebuild.Result::equal);
        assertThat(live(aozora)).isEqualTo(2);
        assertThat(tally.rows(aozora, 2)).isEqualTo(numbers(3_000));
    }

    @Test
    void aRebuildThatIsGivenUpAppliesNothingTwiceToTheLivingRows() {
        var aozora = new TenantId(211);
        workers.stop();
        try {
            append(aozora, 0, 3_000);
            try {
                rebuild.all(aozora, ReplayTest::killed);
            } catch (CancellationException killed) {
                tally.rows(aozora, 1).set(0, 99L);
            }

            var results = rebuild.all(aozora, QUIET);

            assertThat(results).allMatch(Rebuild.Result::equal);
            assertThat(tally.rows(aozora, 0)).isEqualTo(numbers(3_000));
        } finally {
            workers.start();
        }
    }

    @Test
    void theFormerGenerationStaysForPagesThatReadItAndIsThenDiscarded() {
        var aozora = new TenantId(208);
        append(aozora, 0, 10);
        rebuild.all(aozora, QUIET);
        var flipped = TestHouse.START;

        retired.discard(aozora, flipped.plus(Duration.ofMinutes(4)));
        assertThat(tally.rows(aozora, 0)).hasSize(10);
        retired.discard(aozora, flipped.plus(Duration.ofMinutes(5)));

        assertThat(tally.rows(aozora, 0)).isEmpty();
        assertThat(tally.rows(aozora, 1)).hasSize(10);
    }

    @Test
    void aRebuildThatWasAskedForRunsInTheBackground() {
        var aozora = new TenantId(209);
        append(aozora, 0, 10);

        var id = jobs.ask(aozora, "sato", AT);
        var again = jobs.ask(aozora, "sato", AT);

        assertThat(again).isEqualTo(id);
        eventually(() -> jobs.find(aozora, id).orElseThrow().state() == RebuildJobs.State.DONE);
        var job = jobs.find(aozora, id).orElseThrow();
        assertThat(job.results()).hasSize(3).allMatch(Rebuild.Result::equal);
        assertThat(job.done()).isEqualTo(job.total());
        assertThat(jobs.find(new TenantId(1), id)).isEmpty();
    }

    @Test
    void longRebuildsKeepNobodyElseWaiting() {
        var opens = new CountDownLatch(1);
        tally.holdRebuildsUntil(opens);
        try {
            for (var number = 212; number < 217; number++) {
                append(new TenantId(number), 0, 10);
                jobs.ask(new TenantId(number), "sato", AT);
            }
            eventually(() -> tally.rebuildsThatWait() == ReplayWorkers.MOST_REBUILDS_AT_ONCE);

            var aozora = new TenantId(217);
            append(aozora, 0, 10);

            eventually(() -> tally.rows(aozora, 0).equals(numbers(10)));
        } finally {
            opens.countDown();
        }
    }

    @Test
    void otherDefinitionsAreReadFromTheFirstEntryOn() {
        var aozora = new TenantId(210);
        append(aozora, 0, 10);
        replay.catchUp(aozora);

        tally.restOn(aozora, "mapping@2");
        append(aozora, 10, 1);
        replay.catchUp(aozora);

        assertThat(live(aozora)).isEqualTo(1);
        assertThat(tally.rows(aozora, 0)).isEqualTo(numbers(10));
        assertThat(tally.rows(aozora, 1)).isEqualTo(numbers(11));
        assertThat(reading(aozora).lag()).isZero();
    }

    private static void killed(String projection, long done, long total) {
        if (projection.equals("ledger-tally")) {
            throw new CancellationException("killed after the first batch");
        }
    }

    private void append(TenantId tenant, int from, int count) {
        var entries =
                IntStream.range(from, from + count)
                        .mapToObj(n -> NewEntry.fact("ledger.test", "e" + n, "{}", "system"))
                        .toList();
        transactions.run(tenant, () -> ledger.appendAll(tenant, entries, AT));
    }

    private static List<Long> numbers(int count) {
        return LongStream.range(0, count).boxed().toList();
    }

    private int live(TenantId tenant) {
        return transactions.read(tenant, () -> generations.live(tenant, tally.name()));
    }

    private Lag.Reading reading(TenantId tenant) {
        return transactions.read(tenant, () -> lag.of(tenant));
    }

    private static void eventually(BooleanSupplier holds) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(holds::getAsBoolean);
    }
}
