package seihon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Batch;
import seihon.ledger.Entry;
import seihon.ledger.Generations;
import seihon.ledger.Ledger;
import seihon.ledger.Projection;
import seihon.ledger.Rebuild;
import seihon.ledger.Replay;
import seihon.people.Tenant;
import seihon.people.Tenants;
import seihon.testkit.HouseTest;
import seihon.testkit.SameTwice;

/// What can be rebuilt may be deleted: every projection of the house, on a provisioned company.
@HouseTest(properties = "seihon.example=true")
class RebuildTest {

    private static final int LARGEST_PAGE = 2_500;

    @Autowired private Companies companies;
    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private List<Projection> projections;
    @Autowired private Generations generations;
    @Autowired private Replay replay;
    @Autowired private Rebuild rebuild;
    @Autowired private Tenants tenants;
    @Autowired private JdbcClient jdbc;

    @Test
    void rebuildingGivesEqualRows() {
        var aozora = companies.aozora().tenant();
        replay.catchUp(aozora);

        var results = rebuild.all(aozora, (_, _, _) -> {});

        assertThat(results)
                .hasSizeGreaterThanOrEqualTo(projections.size() + 1)
                .allMatch(Rebuild.Result::equal);
    }

    /// With merges, links, retired documents and working notes.
    @Test
    void rebuildingTheExampleGivesEqualDocuments() {
        var aozora = tenants.all().stream().filter(Tenant::example).findFirst().orElseThrow().id();
        replay.catchUp(aozora);

        var results = rebuild.all(aozora, (_, _, _) -> {});

        assertThat(results)
                .allMatch(Rebuild.Result::equal)
                .extracting(Rebuild.Result::projection)
                .contains("docs-reading", "people-org");
    }

    /// What pages read is not what the ledger says: the digests tell, and the rebuilt rows live.
    @Test
    void documentRowsThatSomebodyChangedAreFoundAndRepaired() {
        var aozora = companies.aozora().tenant();
        replay.catchUp(aozora);
        transactions.run(
                aozora,
                () ->
                        jdbc.sql(
                                        """
                                        update docs_revision set title_ja = '別の題'
                                        where tenant_id = :tenant and doc_id = 'people/people'
                                        """)
                                .param("tenant", aozora.value())
                                .update());

        assertThat(documents(aozora).equal()).isFalse();
        assertThat(documents(aozora).equal()).isTrue();
    }

    private Rebuild.Result documents(TenantId tenant) {
        return rebuild.all(tenant, (_, _, _) -> {}).stream()
                .filter(result -> result.projection().equals("docs-reading"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyProjectionIsTheSameTwice() {
        var aozora = companies.aozora().tenant();
        replay.catchUp(aozora);

        for (var projection : projections) {
            transactions.run(aozora, () -> mustBeTheSameTwice(aozora, projection));
        }
    }

    private void mustBeTheSameTwice(TenantId tenant, Projection projection) {
        var entries = allEntries(tenant);
        assertThat(entries).isNotEmpty();
        var batch = new Batch(0, entries.size(), () -> entries);
        SameTwice.mustHold(
                projection.name(),
                generation -> projection.apply(tenant, generation, batch),
                generation -> projection.digest(tenant, generation),
                generations.live(tenant, projection.name()));
        transactions.rollBackOnly();
    }

    private List<Entry> allEntries(TenantId tenant) {
        assertThat(ledger.size(tenant)).isLessThan(LARGEST_PAGE);
        return ledger.entries(tenant, 0, LARGEST_PAGE);
    }
}
