package seihon.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Fsck;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.testkit.HouseTest;

@HouseTest
class TenantLogTest {

    private static final Instant AT = Instant.parse("2026-11-24T01:00:00.123456789Z");

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private EntryStore entries;
    @Autowired private Fsck fsck;
    @Autowired private JdbcClient jdbc;

    @Test
    void entriesAreNumberedFromZeroAndReadBackAsWritten() {
        var aozora = new TenantId(101);

        var first = append(aozora, decision("proposal-1", "{\"b\":1.50,\"a\":\"値上げ\"}"));
        var second = append(aozora, decision("proposal-2", "{}"));

        assertThat(List.of(first, second)).containsExactly(new EntryNo(0), new EntryNo(1));
        assertThat(read(aozora))
                .first()
                .isEqualTo(
                        new Entry(
                                new EntryNo(0),
                                Instant.parse("2026-11-24T01:00:00.123456Z"),
                                Entry.Kind.DECISION,
                                "docs.merge",
                                "proposal-1",
                                "{\"a\":\"値上げ\",\"b\":1.5}",
                                "sato",
                                Entry.Origin.DECISION,
                                "policy/approval@1"));
        assertThat(size(aozora)).isEqualTo(2);
    }

    @Test
    void whatWasReceivedAlreadyKeepsItsNumber() {
        var aozora = new TenantId(102);
        var first = append(aozora, decision("proposal-1", "{}"));
        var head = head(aozora);

        var again = append(aozora, decision("proposal-1", "{\"other\":true}"));

        assertThat(again).isEqualTo(first);
        assertThat(head(aozora)).usingRecursiveComparison().isEqualTo(head);
    }

    @Test
    void aBatchAnswersOneNumberPerGivenEntry() {
        var aozora = new TenantId(103);
        append(aozora, decision("b", "{}"));

        var numbers =
                transactions.write(
                        aozora,
                        () ->
                                ledger.appendAll(
                                        aozora,
                                        List.of(
                                                decision("a", "{}"),
                                                decision("b", "{}"),
                                                decision("a", "{}"),
                                                decision("c", "{}")),
                                        AT));

        assertThat(numbers).extracting(EntryNo::value).containsExactly(1L, 0L, 1L, 2L);
        assertThat(size(aozora)).isEqualTo(3);
    }

    @Test
    void oneKnownEntryAmongManyNewOnesKeepsItsNumber() {
        var aozora = new TenantId(111);
        append(aozora, decision("n1", "{}"));
        var many = IntStream.range(0, 300).mapToObj(n -> decision("n" + n, "{}")).toList();

        var numbers = transactions.write(aozora, () -> ledger.appendAll(aozora, many, AT));

        assertThat(numbers.get(1)).isEqualTo(new EntryNo(0));
        assertThat(numbers).doesNotHaveDuplicates();
        assertThat(size(aozora)).isEqualTo(300);
        assertThat(fsck.check(aozora, (_, _, _) -> {}).findings()).isEmpty();
    }

    @Test
    void whatRolledBackWasNeverNumbered() {
        var aozora = new TenantId(104);
        append(aozora, decision("kept", "{}"));

        transactions.run(
                aozora,
                () -> {
                    ledger.append(aozora, decision("lost", "{}"), AT);
                    transactions.rollBackOnly();
                });

        assertThat(append(aozora, decision("next", "{}"))).isEqualTo(new EntryNo(1));
    }

    @Test
    void theRootIsThatOfTheLeaves() {
        var aozora = new TenantId(105);
        var given = IntStream.range(0, 150).mapToObj(n -> decision("p" + n, "{\"n\":" + n + "}"));
        var all = given.toList();

        transactions.write(aozora, () -> ledger.appendAll(aozora, all.subList(0, 99), AT));
        all.subList(99, 150).forEach(one -> append(aozora, one));

        var tree = Frontier.empty();
        recorded(aozora).forEach(entry -> tree.append(EntryLine.leafHash(entry.parts())));
        assertThat(tree.root()).isEqualTo(head(aozora).root());
        assertThat(head(aozora).size()).isEqualTo(150);
    }

    @Test
    void twoEqualPayloadsCannotBeTold() {
        var aozora = new TenantId(106);
        append(aozora, decision("p1", "{\"name\":\"佐藤\"}"));
        append(aozora, decision("p2", "{\"name\":\"佐藤\"}"));

        var digests = recorded(aozora).stream().map(EntryStore.Recorded::payloadDigest).toList();

        assertThat(digests.getFirst()).isNotEqualTo(digests.getLast());
    }

    @Test
    void aSubjectHasOneKeyForAllItsEntries() {
        var aozora = new TenantId(107);
        append(aozora, decision("p1", "{}").about("person:sato"));
        append(aozora, decision("p2", "{}").about("person:sato"));
        append(aozora, decision("p3", "{}"));

        var keys =
                transactions.read(
                        aozora,
                        () ->
                                jdbc.sql(
                                                "select scope from ledger_erasure_key where tenant_id = :tenant order by scope")
                                        .param("tenant", aozora.value())
                                        .query(String.class)
                                        .list());

        assertThat(keys).hasSize(2).last().isEqualTo("subject:person:sato");
        assertThat(keys.getFirst()).startsWith("batch:");
    }

    @Test
    void theAppRoleCannotChangeWhatIsWritten() {
        var aozora = new TenantId(108);
        append(aozora, decision("p1", "{}"));

        for (var statement :
                List.of(
                        "update ledger_entry set actor = 'other' where tenant_id = 108",
                        "delete from ledger_entry where tenant_id = 108",
                        "truncate ledger_entry",
                        "delete from ledger_head where tenant_id = 108",
                        "delete from ledger_erasure_key where tenant_id = 108")) {
            assertThatThrownBy(() -> transactions.write(aozora, () -> jdbc.sql(statement).update()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void anotherTenantSeesNothing() {
        var aozora = new TenantId(109);
        append(aozora, decision("p1", "{}"));

        assertThat(read(new TenantId(110))).isEmpty();
        assertThat(transactions.read(new TenantId(110), () -> ledger.entries(aozora, 0, 10)))
                .isEmpty();
    }

    @Test
    void wordsThatWouldBreakALineAreRefused() {
        assertThatThrownBy(() -> decision("two\nlines", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("idempotency key is one line");
    }

    static NewEntry decision(String key, String payload) {
        return NewEntry.decision("docs.merge", key, payload, "sato", "policy/approval@1");
    }

    private EntryNo append(TenantId tenant, NewEntry entry) {
        return transactions.write(tenant, () -> ledger.append(tenant, entry, AT));
    }

    private List<Entry> read(TenantId tenant) {
        return transactions.read(tenant, () -> ledger.entries(tenant, 0, 100));
    }

    private List<EntryStore.Recorded> recorded(TenantId tenant) {
        return transactions.read(tenant, () -> entries.recorded(tenant, 0, 1_000));
    }

    private EntryStore.Head head(TenantId tenant) {
        return transactions.read(tenant, () -> entries.head(tenant));
    }

    private long size(TenantId tenant) {
        return Objects.requireNonNull(transactions.read(tenant, () -> ledger.size(tenant)));
    }
}
