package seihon.ledger.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Fsck;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.testkit.HouseTest;
import seihon.testkit.TestDatabase;

/// What somebody with all rights on the database could do, and what the check says to it.
@HouseTest
class LogCheckTest {

    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private Fsck fsck;
    @Autowired private TestDatabase database;

    @Test
    void aWholeLogIsSound() {
        var report = checked(log(401));

        assertThat(report.isSound()).isTrue();
        assertThat(report.size()).isEqualTo(5);
        assertThat(report.erased()).isZero();
    }

    @Test
    void anEmptyLogIsSound() {
        assertThat(checked(new TenantId(409)).isSound()).isTrue();
    }

    @Test
    void aChangedPayloadIsFound() throws SQLException {
        var tenant = log(402);

        tamper("update ledger_entry set payload = '{\"n\": 99}' where tenant_id = 402 and seq = 2");

        assertThat(checked(tenant).findings())
                .singleElement()
                .matches(finding -> finding.fault() == Fsck.Fault.COMMITMENT && finding.seq() == 2);
    }

    @Test
    void aBackdatedEntryIsFound() throws SQLException {
        var tenant = log(403);

        tamper(
                "update ledger_entry set recorded_at = recorded_at - interval '1 day' where tenant_id = 403 and seq = 1");

        assertThat(checked(tenant).findings())
                .singleElement()
                .matches(finding -> finding.fault() == Fsck.Fault.LEAF && finding.seq() == 1);
    }

    @Test
    void aRewrittenLeafChangesTheRoot() throws SQLException {
        var tenant = log(404);

        tamper(
                "update ledger_entry set leaf_hash = sha256('other') where tenant_id = 404 and seq = 0");

        assertThat(checked(tenant).findings())
                .extracting(Fsck.Finding::fault)
                .containsExactly(Fsck.Fault.LEAF, Fsck.Fault.ROOT);
    }

    @Test
    void aRemovedEntryIsFound() throws SQLException {
        var tenant = log(405);

        tamper("delete from ledger_entry where tenant_id = 405 and seq = 3");

        assertThat(checked(tenant).findings())
                .extracting(Fsck.Finding::fault)
                .containsExactly(Fsck.Fault.GAP, Fsck.Fault.SIZE, Fsck.Fault.ROOT);
    }

    @Test
    void erasingAKeyAndItsPayloadBreaksNoProof() throws SQLException {
        var tenant = log(406);
        var root = checked(tenant).root();

        tamper(
                """
                delete from ledger_erasure_key where tenant_id = 406 and scope = 'subject:person:sato';
                update ledger_entry set payload = null
                where tenant_id = 406 and subject = 'person:sato'
                """);

        var report = checked(tenant);
        assertThat(report.isSound()).isTrue();
        assertThat(report.erased()).isEqualTo(1);
        assertThat(report.root()).isEqualTo(root);
    }

    private TenantId log(int number) {
        var tenant = new TenantId(number);
        var facts =
                IntStream.range(0, 4)
                        .mapToObj(n ->
                                NewEntry.fact("ledger.test", "e" + n, "{\"n\":" + n + "}", "mori"))
                        .toList();
        transactions.run(
                tenant,
                () -> {
                    ledger.appendAll(tenant, facts, AT);
                    ledger.append(
                            tenant,
                            NewEntry.fact("ledger.test", "about", "{\"name\":\"佐藤\"}", "mori")
                                    .about("person:sato"),
                            AT);
                });
        return tenant;
    }

    private Fsck.Report checked(TenantId tenant) {
        return fsck.check(tenant, (_, _, _) -> {});
    }

    private void tamper(String statement) throws SQLException {
        try (var connection = database.superuser().connect();
                var all = connection.createStatement()) {
            all.execute(statement);
        }
    }
}
