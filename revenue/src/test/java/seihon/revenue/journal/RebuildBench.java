package seihon.revenue.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.testkit.Bench.Target.atLeast;
import static seihon.testkit.Bench.Target.atMost;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import seihon.domain.Transactions;
import seihon.ledger.Batch;
import seihon.ledger.Generations;
import seihon.ledger.Projection;
import seihon.ledger.ProjectionFamily;
import seihon.revenue.TestCompany;
import seihon.revenue.funnel.EventLog;
import seihon.testkit.Bench;
import seihon.testkit.HouseTest;
import seihon.testkit.Rounds;
import seihon.testkit.TestDatabase;

/// Everything of a stage model derived again from its facts, entry by entry as a rebuild does it,
/// against set-based SQL that writes the same rows, and beside it SQL that keeps no past, in turns.
@HouseTest
@Tag("bench")
class RebuildBench {

    private static final int ROUNDS = 5;
    private static final int CASES = Bench.size(25_000, 250_000);
    private static final long SEED = 20_261_127;
    private static final int BY_JAVA = 101;
    private static final int BY_SQL = 102;
    private static final int OUTCOME = 103;

    @Autowired private TestCompany.Doors doors;
    @Autowired private List<ProjectionFamily> families;
    @Autowired private TestDatabase database;
    @Autowired private Transactions transactions;
    @Autowired private Generations generations;
    @Autowired private JdbcClient jdbc;

    @Test
    void rebuildingAgainstSets() throws Exception {
        var log = EventLog.of(SEED, CASES);
        var aozora =
                doors.company(
                        "Stock/connectors/log.yaml",
                        EventLog.MAPPING,
                        "Stock/revenue/sales.yaml",
                        EventLog.MODEL);
        aozora.imports("log", log.csv());
        var tables = new DerivedTables(database, aozora.tenant);
        var sql = new SqlBooks(database, aozora.tenant);
        var outcome = new SqlOutcome(database, aozora.tenant);
        var facts =
                transactions.read(
                        aozora.tenant, () -> generations.live(aozora.tenant, "ledger-facts"));

        var result =
                new Rounds(ROUNDS)
                        .prepared(
                                "sql",
                                log.events().size(),
                                () -> cleared(tables, BY_SQL, () -> sql.derive(facts, BY_SQL)))
                        .prepared(
                                "java",
                                log.events().size(),
                                () -> cleared(tables, BY_JAVA, () -> derive(aozora)))
                        .prepared(
                                "outcome",
                                log.events().size(),
                                () ->
                                        cleared(
                                                tables,
                                                OUTCOME,
                                                () -> outcome.derive(facts, OUTCOME)))
                        .run();

        var differing = tables.differing(BY_JAVA, BY_SQL);
        Bench.part(
                        "rebuild",
                        "Deriving a stage model from %,d facts".formatted(log.events().size()))
                .row("set-based SQL / rebuild", result.ratio("sql", "java"), atLeast(2.5, "×"))
                .row("differing rows", (double) differing, atMost(0, "rows"))
                .row("SQL that keeps no past / rebuild", result.ratio("outcome", "java"), "×")
                .row("rebuild", perSecond(result, "java"), "facts a second")
                .row("set-based SQL", perSecond(result, "sql"), "facts a second")
                .row("SQL that keeps no past", perSecond(result, "outcome"), "facts a second")
                .row("lines of the journal, rebuild", (double) tables.lines(BY_JAVA), "lines")
                .row("lines of the journal, set-based SQL", (double) tables.lines(BY_SQL), "lines")
                .row("lines of the journal, no past", (double) tables.lines(OUTCOME), "lines")
                .note(
                        "Medians of %d rounds. The set-based SQL writes every row that the rebuild writes; the other books only what is so in the end."
                                .formatted(ROUNDS))
                .write();
        assertThat(differing).isZero();
    }

    private static Rounds.Work cleared(DerivedTables tables, int gen, Rounds.Work work)
            throws SQLException {
        tables.forget(gen);
        tables.settle();
        return work;
    }

    private void derive(TestCompany company) {
        var projection = projection(company);
        var size = company.size();
        for (var from = 0L; from < size; from += projection.batchSize()) {
            var batch = new Batch(from, Math.min(size, from + projection.batchSize()), List::of);
            transactions.run(
                    company.tenant,
                    () -> {
                        jdbc.sql("set local synchronous_commit = off").update();
                        projection.applyUnseen(company.tenant, BY_JAVA, batch);
                    });
        }
    }

    private Projection projection(TestCompany company) {
        return transactions.read(
                company.tenant,
                () ->
                        families.stream()
                                .flatMap(family -> family.of(company.tenant).stream())
                                .filter(each -> each.name().equals("revenue/sales"))
                                .findFirst()
                                .orElseThrow());
    }

    private static double perSecond(Rounds.Result result, String name) {
        return 1_000 / result.times(name).median();
    }
}
