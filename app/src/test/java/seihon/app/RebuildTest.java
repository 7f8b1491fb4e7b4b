package seihon.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Batch;
import seihon.ledger.Entry;
import seihon.ledger.Generations;
import seihon.ledger.Ledger;
import seihon.ledger.Projection;
import seihon.ledger.Rebuild;
import seihon.ledger.Replay;
import seihon.testkit.HouseTest;
import seihon.testkit.SameTwice;

/// What can be rebuilt may be deleted: every projection of the house, on a provisioned company.
@HouseTest
class RebuildTest {

    private static final int LARGEST_PAGE = 2_500;

    @Autowired private Companies companies;
    @Autowired private Transactions transactions;
    @Autowired private Ledger ledger;
    @Autowired private List<Projection> projections;
    @Autowired private Generations generations;
    @Autowired private Replay replay;
    @Autowired private Rebuild rebuild;

    @Test
    void rebuildingGivesEqualRows() {
        var aozora = companies.aozora().tenant();
        replay.catchUp(aozora);

        var results = rebuild.all(aozora, (_, _, _) -> {});

        assertThat(results).hasSameSizeAs(projections).allMatch(Rebuild.Result::equal);
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
