package seihon.revenue.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.domain.Transactions;
import seihon.ledger.Batch;
import seihon.ledger.Generations;
import seihon.ledger.Projection;
import seihon.ledger.ProjectionFamily;
import seihon.revenue.TestCompany;
import seihon.revenue.funnel.EventLog;
import seihon.testkit.HouseTest;

@HouseTest
class JournalProjectionTest {

    private static final int UNSEEN = 77;
    private static final long SEED = 20_261_201;

    @Autowired private TestCompany.Doors doors;
    @Autowired private List<ProjectionFamily> families;
    @Autowired private Transactions transactions;
    @Autowired private Generations generations;

    @Test
    void anAttemptThatFailedHalfWayLeavesNothingTwice() {
        var aozora =
                doors.company(
                        "Stock/connectors/log.yaml",
                        EventLog.MAPPING,
                        "Stock/revenue/sales.yaml",
                        EventLog.MODEL);
        aozora.imports("log", EventLog.of(SEED, 60).csv());
        var sales = sales(aozora);
        var half = aozora.size() / 2;
        fill(aozora, sales, 0, half);

        assertThatThrownBy(() ->
                        transactions.run(
                                aozora.tenant,
                                () -> {
                                    fill(aozora, sales, half, aozora.size());
                                    throw new IllegalStateException("killed");
                                }))
                .hasMessage("killed");
        fill(aozora, sales, half, aozora.size() - 1);
        fill(aozora, sales, aozora.size() - 1, aozora.size());

        assertThat(digest(aozora, sales, UNSEEN))
                .isEqualTo(digest(aozora, sales, living(aozora, sales)));
    }

    private Projection sales(TestCompany company) {
        return transactions.read(
                company.tenant,
                () ->
                        families.stream()
                                .flatMap(family -> family.of(company.tenant).stream())
                                .filter(each -> each.name().equals("revenue/sales"))
                                .findFirst()
                                .orElseThrow());
    }

    private void fill(TestCompany company, Projection sales, long from, long until) {
        var batch = new Batch(from, until, List::of);
        transactions.run(company.tenant, () -> sales.applyUnseen(company.tenant, UNSEEN, batch));
    }

    private int living(TestCompany company, Projection sales) {
        return transactions.read(
                company.tenant, () -> generations.live(company.tenant, sales.name()));
    }

    private byte[] digest(TestCompany company, Projection sales, int gen) {
        return transactions.read(company.tenant, () -> sales.digest(company.tenant, gen));
    }
}
