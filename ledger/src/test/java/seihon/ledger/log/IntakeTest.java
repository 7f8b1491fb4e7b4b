package seihon.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Fsck;
import seihon.ledger.Intake;
import seihon.ledger.Intake.Answer;
import seihon.ledger.Intake.Receipt;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.ledger.ReceivedId;
import seihon.testkit.HouseTest;

@HouseTest
class IntakeTest {

    private static final Instant AT = Instant.parse("2026-11-24T01:00:00.123456789Z");
    private static final UUID MONDAY = new UUID(1, 1);
    private static final UUID TUESDAY = new UUID(1, 2);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    @Autowired private Transactions transactions;
    @Autowired private Intake intake;
    @Autowired private Ledger ledger;
    @Autowired private Fsck fsck;
    @Autowired private JdbcClient jdbc;

    @Test
    void theSameRowAgainIsADuplicateWhereverItStands() {
        var aozora = new TenantId(6_201);
        receives(aozora, MONDAY, row("L1", "{\"row\":{\"a\":\"1\"},\"line\":1}"));

        var again = receives(aozora, TUESDAY, row("L1", "{\"line\":9,\"row\":{\"a\":\"1\"}}"));

        assertThat(again).containsExactly(new Receipt(Answer.DUPLICATE, entry(0)));
        assertThat(keys(aozora)).containsExactly("L1");
    }

    @Test
    void otherContentIsANewVersionOfTheNewestOne() {
        var aozora = new TenantId(6_202);
        receives(aozora, MONDAY, row("L1", "{\"row\":{\"a\":\"1\"}}"));
        receives(aozora, MONDAY, row("L1", "{\"row\":{\"a\":\"2\"}}"));

        var back = receives(aozora, MONDAY, row("L1", "{\"row\":{\"a\":\"1\"}}"));
        var twice = receives(aozora, MONDAY, row("L1", "{\"row\":{\"a\":\"1\"}}"));

        assertThat(back).containsExactly(new Receipt(Answer.NEW_VERSION, entry(2)));
        assertThat(twice).containsExactly(new Receipt(Answer.DUPLICATE, entry(2)));
        assertThat(keys(aozora)).containsExactly("L1", "L1#2", "L1#3");
    }

    @Test
    void oneDeliveryMayHoldSeveralVersions() {
        var aozora = new TenantId(6_203);

        var receipts =
                receives(
                        aozora,
                        MONDAY,
                        row("L1", "{\"a\":1}"),
                        row("L1", "{\"a\":1}"),
                        row("L1", "{\"a\":2}"),
                        row("L1", "{\"a\":1}"));

        assertThat(receipts)
                .extracting(Receipt::answer)
                .containsExactly(
                        Answer.ACCEPTED, Answer.DUPLICATE, Answer.NEW_VERSION, Answer.NEW_VERSION);
    }

    @Test
    void anIdThatLooksLikeAVersionKeepsItsOwnVersions() {
        var aozora = new TenantId(6_204);
        receives(aozora, MONDAY, row("L1", "{\"a\":1}"), row("L1", "{\"a\":2}"));

        receives(aozora, MONDAY, row("L1#2", "{\"a\":3}"), row("L1#2", "{\"a\":4}"));

        assertThat(keys(aozora)).containsExactly("L1", "L1#2", "L1#2#1", "L1#2#2");
        assertThat(ReceivedId.ofKey("L1#2#1")).isEqualTo(new ReceivedId("L1#2", 1));
    }

    @Test
    void whatWasTakenBackMayComeAgain() {
        var aozora = new TenantId(6_205);
        receives(aozora, MONDAY, row("L1", "{\"a\":1}"));

        var again =
                transactions.write(
                        aozora,
                        () ->
                                intake.receive(
                                        aozora,
                                        new Intake.Delivery(
                                                items(TUESDAY, row("L1", "{\"a\":1}")),
                                                Set.of(MONDAY),
                                                AT)));

        assertThat(again).extracting(Receipt::answer).containsExactly(Answer.NEW_VERSION);
    }

    @Test
    void bothWaysInGiveTheSameSoundLog() {
        var aozora = new TenantId(6_206);
        var many =
                IntStream.range(0, 2_500)
                        .mapToObj(n -> row("L" + n, "{\"row\":{\"名前\":\"行" + n + "\"},\"line\":1}"))
                        .toArray(NewEntry[]::new);

        receives(aozora, MONDAY, Arrays.copyOf(many, 700));
        var receipts = receives(aozora, TUESDAY, many);

        assertThat(receipts.stream().filter(one -> one.answer() == Answer.DUPLICATE)).hasSize(700);
        var report = fsck.check(aozora, (_, _, _) -> {});
        assertThat(report.findings()).isEmpty();
        assertThat(report.size()).isEqualTo(2_500);
        assertThat(report.erased()).isZero();
    }

    @Test
    void oneKnownRowAmongManyNewOnesIsADuplicate() {
        for (var count : List.of(300, 2_500)) {
            var aozora = new TenantId(6_300 + count);
            var many =
                    IntStream.range(0, count)
                            .mapToObj(
                                    n -> row("L" + n, "{\"row\":{\"n\":\"" + n + "\"},\"line\":1}"))
                            .toArray(NewEntry[]::new);
            receives(aozora, MONDAY, many[1]);

            var receipts = receives(aozora, TUESDAY, many);

            assertThat(receipts.get(1)).isEqualTo(new Receipt(Answer.DUPLICATE, entry(0)));
            assertThat(receipts.stream().filter(one -> one.answer() == Answer.ACCEPTED))
                    .hasSize(count - 1);
            var report = fsck.check(aozora, (_, _, _) -> {});
            assertThat(report.findings()).isEmpty();
            assertThat(report.size()).isEqualTo((long) count);
        }
    }

    @Test
    void whatSomebodyElseAppendsMeanwhileIsThere() throws Exception {
        var aozora = new TenantId(6_207);
        receives(aozora, MONDAY, row("L1", "{\"a\":1}"));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var waited =
                    transactions.write(
                            aozora,
                            () -> {
                                receives(aozora, MONDAY, row("L2", "{\"a\":2}"));
                                var waiting =
                                        threads.submit(() ->
                                                receives(
                                                        aozora,
                                                        TUESDAY,
                                                        row("L2", "{\"a\":2}"),
                                                        row("L3", "{\"a\":3}")));
                                untilSomebodyWaitsForALock();
                                return waiting;
                            });

            assertThat(waited.get())
                    .containsExactly(
                            new Receipt(Answer.DUPLICATE, entry(1)),
                            new Receipt(Answer.ACCEPTED, entry(2)));
        }
    }

    private void untilSomebodyWaitsForALock() {
        var until = System.nanoTime() + LONGEST_WAIT.toNanos();
        var waiting = 0L;
        while (waiting == 0) {
            assertThat(System.nanoTime()).isLessThan(until);
            waiting =
                    jdbc.sql("select count(*) from pg_locks where not granted")
                            .query(Long.class)
                            .single();
        }
    }

    private static NewEntry row(String id, String payload) {
        return new NewEntry(
                Entry.Kind.ROW, "leads", id, payload, "sato", Entry.Origin.IMPORT, null);
    }

    private List<Receipt> receives(TenantId tenant, UUID batch, NewEntry... rows) {
        var delivery = new Intake.Delivery(items(batch, rows), Set.of(), AT);
        return transactions.write(tenant, () -> intake.receive(tenant, delivery));
    }

    private static List<Intake.Item> items(UUID batch, NewEntry... rows) {
        var items = new ArrayList<Intake.Item>();
        for (var row : rows) {
            items.add(new Intake.Item(batch, items.size(), row));
        }
        return items;
    }

    private List<String> keys(TenantId tenant) {
        return transactions.read(
                tenant,
                () -> ledger.entries(tenant, 0, 100).stream().map(Entry::idempotencyKey).toList());
    }

    private static seihon.domain.EntryNo entry(long number) {
        return new seihon.domain.EntryNo(number);
    }
}
