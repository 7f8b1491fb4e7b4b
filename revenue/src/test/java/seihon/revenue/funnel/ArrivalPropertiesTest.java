package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.ledger.Rebuild;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Way;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelRow;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;

/// What arrives when, and how often, changes no figure and no past answer. Source: revenue.md,
/// "Invariants".
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArrivalPropertiesTest {

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
    void theOrderOfArrivalAndRepeatsChangeNothing() {
        var other = company(EventLog.MODEL);
        var mixed = log.shuffled(SEED + 1).events();
        var half = new EventLog(new ArrayList<>(mixed.subList(0, mixed.size() / 2)));
        other.imports("log", half.csv());
        other.imports("log", new EventLog(mixed).csv());
        other.imports("log", half.csv());

        assertThat(lines(flow(other, ALL))).isEqualTo(lines(flow(aozora, ALL)));
        assertThat(lines(flow(other, ALL.by("channel", "segment"))))
                .isEqualTo(lines(flow(aozora, ALL.by("channel", "segment"))));
        assertThat(other.rebuilds()).allMatch(Rebuild.Result::equal);
    }

    @Test
    void aLateEventChangesNoEarlierMonthAndNoPastAnswer() {
        var other = company(EventLog.MODEL);
        other.imports("log", log.csv());
        var before = flow(other, ALL);
        var known = other.size();

        other.imports(
                "log", EventLog.HEADER + "C7,90001,2026-03-15T00:00:00Z,NURTURE,5000,fair,\n");

        var after = flow(other, ALL);
        assertThat(lines(until("2026-03", after))).isEqualTo(lines(until("2026-03", before)));
        assertThat(lines(after)).isNotEqualTo(lines(before));
        assertThat(lines(flow(other, ALL.asOf(known)))).isEqualTo(lines(before));
        assertThat(other.rebuilds()).allMatch(Rebuild.Result::equal);
    }

    private static List<FunnelRow.Flow> until(String month, List<FunnelRow.Flow> rows) {
        return rows.stream().filter(row -> row.period().compareTo(month) < 0).toList();
    }

    @Test
    void anImportThatIsTakenBackLeavesNothing() {
        var other = company(EventLog.MODEL);
        other.imports("log", log.csv());
        var before = flow(other, ALL);
        var extra = EventLog.of(SEED + 2, 40).events();
        var later = new StringBuilder(EventLog.HEADER);
        extra.forEach(event -> later.append(event.row().replaceFirst(",", ",9")).append('\n'));
        var taken = other.imports("log", later.toString());
        assertThat(lines(flow(other, ALL))).isNotEqualTo(lines(before));

        other.takesBack(taken, "間違ったファイルでした。");

        var halfYear = ALL.between("2026-01", "2026-06");
        assertThat(lines(flow(other, halfYear))).isEqualTo(lines(flow(aozora, halfYear)));
        assertThat(lines(flow(other, halfYear.by("channel", "segment"))))
                .isEqualTo(lines(flow(aozora, halfYear.by("channel", "segment"))));
        assertThat(other.rebuilds()).allMatch(Rebuild.Result::equal);
    }

    @Test
    void aPrintedNumberIsComputedAgainFromItsStamp() {
        var printed = aozora.ready(funnel -> funnel.flow(aozora.tenant, ALL));
        var other = company(EventLog.MODEL);
        other.imports("log", log.csv());
        other.imports("log", EventLog.HEADER + "C999,90002,2026-02-15T00:00:00Z,MQL,,web,\n");

        var again = ALL.asOf(printed.stamp().asOf()).in(printed.stamp().zone());

        assertThat(lines(flow(other, again))).isEqualTo(lines(printed.rows()));
        var conversion = other.rows(funnel -> funnel.conversion(other.tenant, again, way("WON")));
        assertThat(conversion.stream().map(row -> row.entered() + "/" + row.reached()))
                .containsExactlyElementsOf(
                        aozora
                                .rows(funnel -> funnel.conversion(aozora.tenant, ALL, way("WON")))
                                .stream()
                                .map(row -> row.entered() + "/" + row.reached())
                                .toList());
        assertThat(other.rows(funnel -> funnel.moveSummary(other.tenant, again)).getFirst())
                .usingRecursiveComparison()
                .ignoringFields("why")
                .isEqualTo(
                        aozora.rows(funnel -> funnel.moveSummary(aozora.tenant, ALL)).getFirst());
    }

    private static Way way(String to) {
        return new Way("MQL", to, Basis.COHORT, OptionalInt.empty());
    }
}
