package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.ledger.Rebuild;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Way;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow;
import seihon.revenue.SharedFolder;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;

/// The specification of flow and balance, through the doors.
@HouseTest
class WorkedExampleTest {

    private static final FunnelQuestion MONTHS =
            FunnelQuestion.of("worked-example").between("2026-01", "2026-03");

    @Autowired private TestCompany.Doors doors;
    private TestCompany aozora;

    @BeforeEach
    void aozoraHasReceivedItsEvents() {
        aozora = doors.sharing("worked_example");
        aozora.importsFile("mapping", "worked-example", "worked_example/events.csv");
    }

    @Test
    void flowAndBalanceAreTheSpecification() {
        var rows = aozora.rows(funnel -> funnel.flow(aozora.tenant, MONTHS));

        assertThat(rows.stream().map(Expected::line))
                .containsExactlyInAnyOrderElementsOf(
                        Expected.flow("worked_example/expected/flow_balance_tokyo.csv"));
    }

    @Test
    void amountsCloseToo() {
        var opp =
                aozora.rows(funnel -> funnel.flow(aozora.tenant, MONTHS)).stream()
                        .filter(row -> row.stage().equals("OPP"))
                        .map(row -> row.amounts().orElseThrow())
                        .toList();

        assertThat(opp)
                .extracting(FunnelRow.Amounts::close)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        new BigDecimal(1_200_000), BigDecimal.ZERO, new BigDecimal(500_000));
    }

    @Test
    void conversionIsThatOfTheCohort() {
        assertThat(rate("MQL", "SQL", Basis.COHORT, "2026-01")).contains("3/4");
        assertThat(rate("MQL", "SQL", Basis.COHORT_STRICT, "2026-01")).contains("2/4");
        assertThat(rate("MQL", "WON", Basis.COHORT, "2026-01")).contains("1/4");
        assertThat(rate("SQL", "OPP", Basis.FLOW, "2026-02")).contains("0/1");
    }

    private String rate(String from, String to, Basis basis, String month) {
        var way = new Way(from, to, basis, OptionalInt.empty());
        var question = FunnelQuestion.of("worked-example").between(month, month);
        var row = aozora.rows(funnel -> funnel.conversion(aozora.tenant, question, way)).getFirst();
        return row.reached() + "/" + row.entered();
    }

    @Test
    void aConversionOverNothingIsUndefined() {
        var way = new Way("MQL", "OPP", Basis.FLOW, OptionalInt.empty());
        var march = FunnelQuestion.of("worked-example").between("2026-03", "2026-03");

        var row = aozora.rows(funnel -> funnel.conversion(aozora.tenant, march, way)).getFirst();

        assertThat(row.entered()).isZero();
        assertThat(row.reached()).isEqualTo(1);
        assertThat(row.rate()).isEqualTo(Optional.empty());
    }

    @Test
    void withinCountsCalendarDays() {
        var five = new Way("MQL", "SQL", Basis.COHORT, OptionalInt.of(5));
        var four = new Way("MQL", "SQL", Basis.COHORT, OptionalInt.of(4));
        var january = FunnelQuestion.of("worked-example").between("2026-01", "2026-01");

        assertThat(aozora.rows(funnel -> funnel.conversion(aozora.tenant, january, five)))
                .extracting(FunnelRow.Conversion::reached)
                .containsExactly(1L);
        assertThat(aozora.rows(funnel -> funnel.conversion(aozora.tenant, january, four)))
                .extracting(FunnelRow.Conversion::reached)
                .containsExactly(0L);
    }

    @Test
    void winRateIsOfOpportunitiesThatClosed() {
        var all = MONTHS.every(Grain.TOTAL);
        var total =
                new FunnelQuestion(
                        all.model(),
                        Optional.of("2026-01-01"),
                        Optional.of("2026-03-31"),
                        Grain.TOTAL,
                        List.of(),
                        java.util.Map.of(),
                        Optional.empty(),
                        java.util.OptionalLong.empty());

        var byCount =
                aozora.rows(funnel -> funnel.winRate(aozora.tenant, total, WinBasis.COUNT))
                        .getFirst();
        var byAmount =
                aozora.rows(funnel -> funnel.winRate(aozora.tenant, total, WinBasis.AMOUNT))
                        .getFirst();

        assertThat(byCount.closed()).isEqualTo(2);
        assertThat(byCount.rate()).contains(new BigDecimal("0.5"));
        assertThat(byAmount.rate()).contains(new BigDecimal("0.25"));
        assertThat(byAmount.withoutAmount()).isZero();
    }

    @Test
    void aRebuildGivesTheSameBytes() {
        assertThat(aozora.rebuilds())
                .filteredOn(result -> result.projection().startsWith("revenue/"))
                .hasSize(1)
                .allMatch(Rebuild.Result::equal);
    }

    @Test
    void whatWasKnownEarlierStaysAnswerable() {
        var size = aozora.size();
        aozora.imports(
                "worked-example",
                "case_id,seq,timestamp,state,amount\nL4,18,2026-02-01T09:00:00+09:00,WON,70\n");

        var now = aozora.rows(funnel -> funnel.flow(aozora.tenant, MONTHS));
        var then = aozora.rows(funnel -> funnel.flow(aozora.tenant, MONTHS.asOf(size)));

        assertThat(then.stream().map(Expected::line))
                .containsExactlyInAnyOrderElementsOf(
                        Expected.flow("worked_example/expected/flow_balance_tokyo.csv"));
        assertThat(now.stream().map(Expected::line)).contains("2026-02,WON,0,2,0,2");
    }

    @Test
    void movesAreCountedByKind() {
        var moves =
                aozora.rows(
                        funnel -> funnel.moves(aozora.tenant, FunnelQuestion.of("worked-example")));
        var summary =
                aozora.rows(funnel ->
                                funnel.moveSummary(
                                        aozora.tenant, FunnelQuestion.of("worked-example")))
                        .getFirst();

        assertThat(moves)
                .filteredOn(FunnelRow.Move::fastPass)
                .extracting(
                        FunnelRow.Move::from, FunnelRow.Move::to, FunnelRow.Move::mandatorySkipped)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("MQL", "OPP", List.of("SQL")));
        assertThat(summary.cases()).isEqualTo(6);
        assertThat(summary.visits()).isEqualTo(17);
        assertThat(summary.zeroLengthVisits()).isEqualTo(1);
        assertThat(summary.recycles()).isEqualTo(1);
        assertThat(summary.reEntries()).isEqualTo(1);
        assertThat(summary.secondVisits()).isEqualTo(1);
        assertThat(SharedFolder.rows("worked_example/events.csv")).hasSize(17);
    }
}
