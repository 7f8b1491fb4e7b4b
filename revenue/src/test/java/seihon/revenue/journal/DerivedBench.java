package seihon.revenue.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.testkit.Bench.Target.atMost;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.SmartLifecycle;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Generations;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.ledger.Replay;
import seihon.revenue.TestCompany;
import seihon.revenue.funnel.EventLog;
import seihon.testkit.Bench;
import seihon.testkit.HouseTest;
import seihon.testkit.Rounds;

/// Everything that is derived from rows (facts, journal, visits, rollups) against the bare append
/// of the same rows, in turns. The workers rest meanwhile, so that neither disturbs the other.
@HouseTest
@Tag("bench")
class DerivedBench {

    private static final int ROUNDS = 5;
    private static final int CASES = Bench.size(10_000, 100_000);
    private static final int AT_ONCE = 1_000;
    private static final long SEED = 20_261_128;
    private static final Instant AT = Instant.parse("2026-11-24T01:00:00Z");

    @Autowired private TestCompany.Doors doors;
    @Autowired private Ledger ledger;
    @Autowired private Replay replay;
    @Autowired private Transactions transactions;
    @Autowired private Generations generations;

    @Autowired
    @Qualifier("seihon.ledger.replay.ReplayWorkers")
    private SmartLifecycle workers;

    private int round;

    @BeforeEach
    void rest() {
        workers.stop();
    }

    @AfterEach
    void workAgain() {
        workers.start();
    }

    @Test
    void derivingAgainstAppending() throws Exception {
        var rows = EventLog.of(SEED, CASES).events();
        var aozora =
                doors.company(
                                "Stock/connectors/log.yaml",
                                EventLog.MAPPING,
                                "Stock/revenue/sales.yaml",
                                EventLog.MODEL)
                        .tenant;
        append(aozora, next(rows));
        replay.catchUp(aozora);

        var result =
                new Rounds(ROUNDS)
                        .prepared("append", rows.size(), () -> appending(aozora, next(rows)))
                        .contender("derive", rows.size(), () -> replay.catchUp(aozora))
                        .run();

        Bench.part("derived", "Deriving %,d rows just appended".formatted(rows.size()))
                .row(
                        "everything derived / append",
                        result.ratio("derive", "append"),
                        atMost(6, "×"))
                .row("append", perSecond(result, "append"), "rows a second")
                .row("everything derived", perSecond(result, "derive"), "rows a second")
                .note("Medians of %d rounds, 1,000 rows a transaction.".formatted(ROUNDS))
                .write();
        assertThat(derived(aozora)).isEqualTo(size(aozora));
    }

    private Rounds.Work appending(TenantId tenant, List<NewEntry> entries) {
        return () -> append(tenant, entries);
    }

    private void append(TenantId tenant, List<NewEntry> entries) {
        for (var from = 0; from < entries.size(); from += AT_ONCE) {
            var some = entries.subList(from, Math.min(from + AT_ONCE, entries.size()));
            transactions.run(tenant, () -> ledger.appendAll(tenant, some, AT));
        }
    }

    /// The same rows of other cases.
    private List<NewEntry> next(List<EventLog.Event> rows) {
        round++;
        var entries = new ArrayList<NewEntry>();
        for (var row : rows) {
            entries.add(entry(round + "-" + row.caseId(), row, entries.size() + 1));
        }
        return entries;
    }

    private static NewEntry entry(String caseId, EventLog.Event row, int line) {
        var payload =
                """
                {"line":%d,"row":{"amount":"%s","case_id":"%s","channel":"%s","segment":"%s","seq":"%d","state":"%s","timestamp":"%s"}}\
                """
                        .formatted(
                                line,
                                row.amount(),
                                caseId,
                                row.channel(),
                                row.segment(),
                                row.seq(),
                                row.state(),
                                row.at());
        return new NewEntry(
                Entry.Kind.ROW,
                "log",
                caseId + "|" + row.seq(),
                payload,
                "ishii",
                Entry.Origin.IMPORT,
                null);
    }

    private long derived(TenantId tenant) {
        return transactions.read(
                tenant,
                () -> generations.position(tenant, JournalProjection.nameOf("sales")).next());
    }

    private long size(TenantId tenant) {
        return transactions.read(tenant, () -> ledger.size(tenant));
    }

    private static double perSecond(Rounds.Result result, String name) {
        return 1_000 / result.times(name).median();
    }
}
