package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.testkit.Bench.Target.atMost;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Generations;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow;
import seihon.revenue.TestCompany;
import seihon.testkit.Bench;
import seihon.testkit.HouseTest;
import seihon.testkit.Rounds;
import seihon.testkit.TestDatabase;

/// The questions of a dashboard through the door against DuckDB's scan of the same moves, in turns,
/// and how they grow. The largest company has two fifths of all moves.
@HouseTest
@Tag("bench")
class FunnelBench {

    private static final int ROUNDS = 7;
    private static final int ASKED_BEFORE = 500;
    private static final int ASKED_AT_ONCE = 10;
    private static final int MOVES = Bench.size(1_000_000, 10_000_000);
    private static final int OTHERS = 3;
    private static final int OTHER_TENANTS = 60_000;
    private static final long SEED = 20_261_127;
    private static final String DAY = "2026-03-31";
    private static final String NEXT_DAY = "2026-04-01";

    private static final List<Asked> QUESTIONS =
            List.of(
                    new Asked("no filter", FunnelQuestion.of(MoveLog.MODEL), "", 1.0 / 50),
                    new Asked(
                            "one filter",
                            FunnelQuestion.of(MoveLog.MODEL).where("channel", "web"),
                            "and d1 = 'web'",
                            1.0 / 30),
                    new Asked(
                            "two filters",
                            FunnelQuestion.of(MoveLog.MODEL)
                                    .where("channel", "web")
                                    .where("segment", "L"),
                            "and d1 = 'web' and d2 = 'L'",
                            1.0 / 20));
    private static final FunnelQuestion BALANCE =
            FunnelQuestion.of(MoveLog.MODEL).every(Grain.DAY).between(DAY, DAY);

    @TempDir private Path folder;
    @Autowired private TestCompany.Doors doors;
    @Autowired private TestDatabase database;
    @Autowired private Transactions transactions;
    @Autowired private Generations generations;

    private int others = OTHER_TENANTS;

    /// A question, and what narrows DuckDB's scan to the same.
    private record Asked(String name, FunnelQuestion ours, String theirs, double target) {}

    @Test
    void askingAgainstScanning() throws Exception {
        var log = new MoveLog(database);
        var small = company(log, MOVES / 10);
        var large = company(log, MOVES);
        log.settle();
        var file = folder.resolve("moves.csv");
        log.export(file);

        try (var duck = new DuckMoves(file)) {
            Files.delete(file);
            mustAgree(large, duck);
            warmUp(small, large);
            var part = Bench.part("funnel", "Flow and balance over %,d moves".formatted(MOVES));
            against(duck, large, part);
            growth(log, small, large, part);
            part.note(
                            "Medians of %d rounds, each question asked %d times before, its answer computed every time; DuckDB in memory on one thread scans the same moves. The largest company has two fifths of them. The targets are those of 10,000,000 (--large)."
                                    .formatted(ROUNDS, ASKED_BEFORE))
                    .write();
        }
    }

    private TestCompany company(MoveLog log, int moves) throws SQLException {
        var company =
                doors.company(
                        "Stock/connectors/log.yaml",
                        EventLog.MAPPING,
                        "Stock/revenue/sales.yaml",
                        EventLog.MODEL);
        company.imports("log", EventLog.of(SEED, 1).csv());
        var largest = moves / 5 * 2;
        log.write(company.tenant, live(company), largest);
        for (var other = 0; other < OTHERS; other++) {
            log.write(new TenantId(++others), 1, (moves - largest) / OTHERS);
        }
        return company;
    }

    private int live(TestCompany company) {
        return transactions.read(
                company.tenant, () -> generations.live(company.tenant, "revenue/sales"));
    }

    private static void mustAgree(TestCompany company, DuckMoves duck) throws SQLException {
        for (var asked : QUESTIONS) {
            assertThat(summed(flow(company, asked.ours), FunnelRow.Flow::in))
                    .as(asked.name)
                    .isNotEmpty()
                    .isEqualTo(duck.flow(company.tenant, asked.theirs));
        }
        assertThat(summed(flow(company, BALANCE), FunnelRow.Flow::close))
                .isNotEmpty()
                .isEqualTo(duck.balance(company.tenant, NEXT_DAY));
    }

    /// A server has been asked before, while DuckDB comes compiled.
    private static void warmUp(TestCompany small, TestCompany large) {
        for (var time = 0; time < ASKED_BEFORE; time++) {
            for (var asked : QUESTIONS) {
                flow(small, asked.ours);
                flow(large, asked.ours);
            }
            flow(large, BALANCE);
        }
    }

    private static SortedMap<String, Long> summed(
            List<FunnelRow.Flow> rows, ToLongFunction<FunnelRow.Flow> count) {
        var sums = new TreeMap<String, Long>();
        rows.forEach(row -> sums.merge(row.stage(), count.applyAsLong(row), Long::sum));
        sums.values().removeIf(each -> each == 0);
        return sums;
    }

    private static List<FunnelRow.Flow> flow(TestCompany company, FunnelQuestion question) {
        return company.rows(funnel -> funnel.flow(company.tenant, question));
    }

    private static void against(DuckMoves duck, TestCompany company, Bench part) throws Exception {
        var rounds = new Rounds(ROUNDS);
        for (var asked : QUESTIONS) {
            rounds.contender(
                    "duck " + asked.name, 1, () -> duck.flow(company.tenant, asked.theirs));
            ask(rounds, asked.name, company, asked.ours);
        }
        rounds.contender("duck balance", 1, () -> duck.balance(company.tenant, NEXT_DAY));
        ask(rounds, "balance", company, BALANCE);
        var result = rounds.run();
        for (var asked : QUESTIONS) {
            part.row(
                    asked.name + " / DuckDB",
                    result.ratio(asked.name, "duck " + asked.name),
                    atMost(asked.target, "×"));
            part.row(asked.name, result.times(asked.name).median(), "ms");
            part.row(asked.name + ", DuckDB", result.times("duck " + asked.name).median(), "ms");
        }
        part.row(
                "balance at a date / DuckDB",
                result.ratio("balance", "duck balance"),
                atMost(1.0 / 15, "×"));
        part.row("balance at a date", result.times("balance").median(), "ms");
        part.row("balance at a date, DuckDB", result.times("duck balance").median(), "ms");
    }

    private static void ask(
            Rounds rounds, String name, TestCompany company, FunnelQuestion question) {
        rounds.contender(
                name,
                ASKED_AT_ONCE,
                () -> {
                    for (var time = 0; time < ASKED_AT_ONCE; time++) {
                        flow(company, question);
                    }
                });
    }

    private static void growth(MoveLog log, TestCompany small, TestCompany large, Bench part)
            throws Exception {
        var rounds = new Rounds(ROUNDS);
        for (var asked : QUESTIONS) {
            ask(rounds, "small " + asked.name, small, asked.ours);
            ask(rounds, "large " + asked.name, large, asked.ours);
        }
        var result = rounds.run();
        for (var asked : QUESTIONS) {
            part.row(
                    "%s, ten times the moves".formatted(asked.name),
                    result.ratio("large " + asked.name, "small " + asked.name),
                    atMost(1.3, "×"));
        }
        part.row(
                "rows of the rollup, ten times the moves",
                (double) log.months(large.tenant) / log.months(small.tenant),
                atMost(1.1, "×"));
    }
}
