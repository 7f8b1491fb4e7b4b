package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Way;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;

/// What must hold of every log. Source: revenue.md, "Invariants".
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunnelPropertiesTest {

    private static final long SEED = 20_261_127;
    private static final FunnelQuestion ALL = FunnelQuestion.of("sales");

    @Autowired private TestCompany.Doors doors;
    private final EventLog log = EventLog.of(SEED, 250);
    private TestCompany aozora;

    @BeforeAll
    void aozoraHasReceivedItsLog() {
        aozora = company(EventLog.MODEL);
        aozora.imports("log", log.csv());
    }

    private TestCompany company(String model) {
        return doors.company(
                "Stock/connectors/log.yaml", EventLog.MAPPING, "Stock/revenue/sales.yaml", model);
    }

    private List<FunnelRow.Flow> flow(TestCompany company, FunnelQuestion question) {
        return company.rows(funnel -> funnel.flow(company.tenant, question));
    }

    private static List<String> lines(List<FunnelRow.Flow> rows) {
        return rows.stream().map(row -> Expected.line(row) + " " + row.amounts()).toList();
    }

    @Test
    void balancesAreThoseOfThePlainCount() {
        for (var row : flow(aozora, ALL)) {
            var end =
                    YearMonth.parse(row.period())
                            .plusMonths(1)
                            .atDay(1)
                            .atStartOfDay(EventLog.TOKYO);
            assertThat(row.close())
                    .as("%s, seed %d", row, SEED)
                    .isEqualTo(log.standing(end.toInstant()).getOrDefault(row.stage(), 0L));
            assertThat(row.close()).isEqualTo(row.open() + row.in() - row.out());
        }
    }

    @Test
    void statesSumToTheCasesThatThereAre() {
        var byMonth =
                flow(aozora, ALL).stream()
                        .collect(
                                Collectors.groupingBy(
                                        FunnelRow.Flow::period,
                                        Collectors.summingLong(FunnelRow.Flow::close)));

        byMonth.forEach((month, sum) -> {
            var end = YearMonth.parse(month).plusMonths(1).atDay(1).atStartOfDay(EventLog.TOKYO);
            assertThat(sum).as(month).isEqualTo(log.casesBefore(end.toInstant()));
        });
    }

    @Test
    void reachOfCohortsFallsAlongTheStages() {
        var sql = reached("SQL");
        var opp = reached("OPP");
        var won = reached("WON");

        assertThat(sql.keySet()).isEqualTo(won.keySet());
        sql.forEach((month, count) -> {
            assertThat(opp.get(month)).isLessThanOrEqualTo(count);
            assertThat(won.get(month)).isLessThanOrEqualTo(opp.get(month));
        });
        var total =
                aozora.rows(funnel ->
                                funnel.conversion(
                                        aozora.tenant, ALL.every(Grain.TOTAL), way("WON")))
                        .getFirst();
        assertThat(won.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(total.reached());
    }

    private static Way way(String to) {
        return new Way("MQL", to, Basis.COHORT, OptionalInt.empty());
    }

    private Map<String, Long> reached(String to) {
        var rows = aozora.rows(funnel -> funnel.conversion(aozora.tenant, ALL, way(to)));
        return rows.stream()
                .collect(
                        Collectors.toMap(
                                FunnelRow.Conversion::period, FunnelRow.Conversion::reached));
    }

    @Test
    void renamingAStageChangesNoNumber() {
        var other = company(EventLog.MODEL);
        other.imports("log", log.csv());

        other.decides(
                "Stock/revenue/sales.yaml", EventLog.MODEL.replace("{id: SQL,", "{id: QUALIFIED,"));

        assertThat(lines(flow(other, ALL)).stream().map(line -> line.replace("QUALIFIED", "SQL")))
                .containsExactlyElementsOf(lines(flow(aozora, ALL)));
        var stamp = other.ready(funnel -> funnel.flow(other.tenant, ALL)).stamp();
        assertThat(stamp.revision()).isEqualTo("stage-model/sales@2");
    }

    @Test
    void aStageThatIsSplitKeepsItsBalance() {
        var opp = "  - {id: OPP, rank: 3, enter: [{on: activity, when: \"fact.data.name == 'OPP'";
        var first = opp.replace("OPP,", "OPP1,") + " && has(fact.dims.segment)\"}]}\n";
        var split = EventLog.MODEL.replace(opp, first + opp.replace("OPP,", "OPP2,"));
        var other = company(split);
        other.imports("log", log.csv());

        Map<String, Long> parts = new HashMap<>();
        var halves =
                flow(other, ALL).stream().filter(row -> row.stage().startsWith("OPP")).toList();
        halves.forEach(row -> parts.merge(row.period(), row.close(), Long::sum));

        assertThat(halves.stream().filter(row -> row.close() > 0).map(FunnelRow.Flow::stage))
                .contains("OPP1", "OPP2");

        assertThat(flow(aozora, ALL).stream().filter(row -> row.stage().equals("OPP")))
                .allMatch(row -> parts.getOrDefault(row.period(), 0L) == row.close());
    }

    @Test
    void segmentsSumToTheWhole() {
        for (var question :
                List.of(ALL.by("channel"), ALL.by("segment"), ALL.by("channel", "segment"))) {
            Map<String, Long> sums = new HashMap<>();
            Map<String, BigDecimal> amounts = new HashMap<>();
            for (var row : flow(aozora, question)) {
                var place = row.period() + row.stage();
                sums.merge(
                        place, row.close() + 1_000 * row.in() + 1_000_000 * row.out(), Long::sum);
                amounts.merge(place, row.amounts().orElseThrow().close(), BigDecimal::add);
            }
            for (var row : flow(aozora, ALL)) {
                var place = row.period() + row.stage();
                assertThat(sums.get(place))
                        .isEqualTo(row.close() + 1_000 * row.in() + 1_000_000 * row.out());
                assertThat(amounts.get(place))
                        .isEqualByComparingTo(row.amounts().orElseThrow().close());
            }
        }
    }

    @Test
    void oneValueIsAPartOfItsDimension() {
        var byChannel = flow(aozora, ALL.by("channel"));

        var fair = flow(aozora, ALL.where("channel", "fair"));
        var pair = flow(aozora, ALL.where("channel", "fair").where("segment", "S"));
        var fairByBoth = flow(aozora, ALL.by("channel", "segment"));

        assertThat(lines(fair))
                .isEqualTo(
                        lines(
                                byChannel.stream()
                                        .filter(row -> row.by().equals(List.of("fair")))
                                        .toList()));
        assertThat(lines(pair))
                .isEqualTo(
                        lines(
                                fairByBoth.stream()
                                        .filter(row -> row.by().equals(List.of("fair", "S")))
                                        .toList()));
    }

    @Test
    void fastPassesAndOrdinaryMovesAreAllForwardMoves() {
        var moves = aozora.rows(funnel -> funnel.moves(aozora.tenant, ALL));
        var summary = aozora.rows(funnel -> funnel.moveSummary(aozora.tenant, ALL)).getFirst();
        var order = List.of("MQL", "SQL", "OPP", "WON");

        var forward =
                moves.stream()
                        .filter(move ->
                                order.contains(move.from())
                                        && order.indexOf(move.to()) > order.indexOf(move.from()))
                        .toList();

        assertThat(moves.stream().filter(FunnelRow.Move::fastPass).toList())
                .isEqualTo(
                        forward.stream()
                                .filter(move ->
                                        order.indexOf(move.to()) - order.indexOf(move.from()) > 1)
                                .toList());
        var initial = log.events().stream().map(EventLog.Event::caseId).distinct().count();
        assertThat(summary.reEntries()).isLessThanOrEqualTo(summary.recycles() + initial);
        assertThat(summary.cases()).isEqualTo(initial);
        assertThat(summary.visits())
                .isEqualTo(initial + moves.stream().mapToLong(FunnelRow.Move::count).sum());
    }

    @Test
    void anotherZoneMovesOnlyWhatIsNearABoundary() {
        var elsewhere = flow(aozora, ALL.every(Grain.DAY).in(ZoneId.of("America/Sao_Paulo")));
        var here = flow(aozora, ALL.every(Grain.DAY));

        assertThat(elsewhere.stream().mapToLong(FunnelRow.Flow::in).sum())
                .isEqualTo(here.stream().mapToLong(FunnelRow.Flow::in).sum());
        for (var stage : EventLog.STATES) {
            var last = here.stream().filter(row -> row.stage().equals(stage)).toList().getLast();
            var there =
                    elsewhere.stream().filter(row -> row.stage().equals(stage)).toList().getLast();
            assertThat(there.close()).isEqualTo(last.close());
        }
    }

    @Test
    void everyGrainClosesAtTheSameBalance() {
        var months = flow(aozora, ALL.between("2026-01", "2026-06"));
        var quarters = flow(aozora, ALL.every(Grain.QUARTER).between("2026-Q1", "2026-Q2"));
        var total = flow(aozora, ALL.every(Grain.TOTAL).between("2026-01-01", "2026-06-30"));
        var weeks = flow(aozora, ALL.every(Grain.WEEK).between("2026-W01", "2026-W26"));

        for (var stage : EventLog.STATES) {
            var month = last(months, stage);
            assertThat(last(quarters, stage).close()).isEqualTo(month.close());
            assertThat(last(total, stage).close()).isEqualTo(month.close());
            assertThat(last(total, stage).in())
                    .isEqualTo(
                            months.stream()
                                    .filter(row -> row.stage().equals(stage))
                                    .mapToLong(FunnelRow.Flow::in)
                                    .sum());
            assertThat(last(weeks, stage).period()).isEqualTo("2026-W26");
        }
    }

    private static FunnelRow.Flow last(List<FunnelRow.Flow> rows, String stage) {
        return rows.stream().filter(row -> row.stage().equals(stage)).toList().getLast();
    }
}
