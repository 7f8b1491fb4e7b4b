package seihon.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Fsck;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.testkit.HouseTest;

/// Whatever many writers do at once, the log stays whole.
@HouseTest
class LogPropertiesTest {

    private static final int WRITERS = 8;
    private static final int TURNS = 25;
    private static final int KEYS = 60;
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private Fsck fsck;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void manyWritersLeaveNoGapAndNothingTwice(long seed) throws Exception {
        System.out.println("seed " + seed);
        var tenant = new TenantId(300 + (int) seed);
        var answers = new ArrayList<Future<List<EntryNo>>>();

        try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var writer = 0; writer < WRITERS; writer++) {
                var random = new Random(seed * 100 + writer);
                for (var turn = 0; turn < TURNS; turn++) {
                    var batch = batch(random);
                    var rollsBack = random.nextInt(10) == 0;
                    answers.add(writers.submit(() -> append(tenant, batch, rollsBack)));
                }
            }
        }

        var entries = transactions.read(tenant, () -> ledger.entries(tenant, 0, 2_500));
        assertThat(entries)
                .extracting(entry -> entry.seq().value())
                .isEqualTo(LongStream.range(0, entries.size()).boxed().toList());
        assertThat(entries).extracting(Entry::idempotencyKey).doesNotHaveDuplicates();
        assertThat(highest(answers)).isLessThan(entries.size());
        var report = fsck.check(tenant, (_, _, _) -> {});
        assertThat(report.findings()).isEmpty();
        assertThat(report.size()).isEqualTo(entries.size());
    }

    private static List<NewEntry> batch(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(_ -> "key-" + random.nextInt(KEYS))
                .map(key -> NewEntry.fact("ledger.test", key, "{\"key\":\"" + key + "\"}", "sato"))
                .toList();
    }

    /// Answers nothing when it was to roll back.
    private List<EntryNo> append(TenantId tenant, List<NewEntry> batch, boolean rollsBack) {
        return transactions.write(
                tenant,
                () -> {
                    var numbers = ledger.appendAll(tenant, batch, AT);
                    if (rollsBack) {
                        transactions.rollBackOnly();
                    }
                    return rollsBack ? List.<EntryNo>of() : numbers;
                });
    }

    private static long highest(List<Future<List<EntryNo>>> answers)
            throws InterruptedException, ExecutionException {
        var highest = -1L;
        for (var answer : answers) {
            for (var number : answer.get()) {
                highest = Math.max(highest, number.value());
            }
        }
        return highest;
    }
}
