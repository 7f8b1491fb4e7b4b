package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Lead;
import seihon.revenue.Funnel.TimeUnit;
import seihon.revenue.Funnel.Way;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow;
import seihon.revenue.SharedFolder;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;

/// Real leads by channel, against tables that other programs computed.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OlistTest {

    private static final String EXPECTED = "olist/expected/";
    private static final FunnelQuestion ALL = FunnelQuestion.of("olist");
    private static final Way COHORT = new Way("MQL", "WON", Basis.COHORT, OptionalInt.empty());

    @Autowired private TestCompany.Doors doors;
    private TestCompany olist;

    @BeforeAll
    void olistHasReceivedLeadsAndDeals() {
        olist = doors.sharing("olist");
        olist.importsFile(
                "mapping", "olist-leads", "olist/olist_marketing_qualified_leads_dataset.csv");
        olist.importsFile("mapping", "olist-deals", "olist/olist_closed_deals_dataset.csv");
    }

    @Test
    void conversionByChannel() {
        var question = ALL.every(Grain.TOTAL).by("channel");

        var rows = olist.rows(funnel -> funnel.conversion(olist.tenant, question, COHORT));

        var expected = SharedFolder.rows(EXPECTED + "cvr_by_origin.csv");
        assertThat(rows).hasSameSizeAs(expected);
        for (var row : expected) {
            var found =
                    rows.stream()
                            .filter(each -> each.by().equals(List.of(channel(row.text("origin")))))
                            .findFirst()
                            .orElseThrow();
            assertThat(found.entered()).isEqualTo(row.count("leads"));
            assertThat(found.reached()).isEqualTo(row.count("won"));
            assertThat(found.rate().orElseThrow().doubleValue())
                    .isCloseTo(row.number("cvr"), within(1e-6));
        }
    }

    private static String channel(String origin) {
        return origin.equals("(blank)") ? "" : origin;
    }

    @Test
    void leadsByMonthAndChannel() {
        var rows = olist.rows(funnel -> funnel.flow(olist.tenant, ALL.by("channel")));

        var leads =
                rows.stream()
                        .filter(row -> row.stage().equals("MQL"))
                        .map(row -> row.period() + "," + row.by().getFirst() + "," + row.in())
                        .toList();
        var expected =
                SharedFolder.rows(EXPECTED + "leads_by_month_origin.csv").stream()
                        .map(row ->
                                row.text("month")
                                        + ","
                                        + channel(row.text("origin"))
                                        + ","
                                        + row.text("leads"))
                        .toList();
        assertThat(leads).containsAll(expected);
    }

    @Test
    void conversionOfCohortsByMonth() {
        var rows = olist.rows(funnel -> funnel.conversion(olist.tenant, ALL, COHORT));

        assertThat(rows.stream().map(OlistTest::counts))
                .containsExactlyElementsOf(
                        SharedFolder.rows(EXPECTED + "cvr_by_cohort_month.csv").stream()
                                .map(row ->
                                        row.text("cohort_month")
                                                + ","
                                                + row.text("leads")
                                                + ","
                                                + row.text("won"))
                                .toList());
    }

    @Test
    void conversionOfFlowsByMonth() {
        var flow = new Way("MQL", "WON", Basis.FLOW, OptionalInt.empty());

        var rows = olist.rows(funnel -> funnel.conversion(olist.tenant, ALL, flow));

        assertThat(rows.stream().map(OlistTest::counts))
                .containsExactlyElementsOf(
                        SharedFolder.rows(EXPECTED + "cvr_by_flow_month.csv").stream()
                                .map(row ->
                                        row.text("month")
                                                + ","
                                                + row.text("leads_in")
                                                + ","
                                                + row.text("won_in"))
                                .toList());
        assertThat(rows.getLast().rate()).isEqualTo(Optional.empty());
    }

    private static String counts(FunnelRow.Conversion row) {
        return row.period() + "," + row.entered() + "," + row.reached();
    }

    @Test
    void daysToWin() {
        var lead = new Lead(Optional.of("MQL"), "WON", TimeUnit.CALENDAR_DAYS);
        var all = olist.rows(funnel -> funnel.leadTime(olist.tenant, ALL, lead));
        var byChannel =
                olist
                        .rows(funnel -> funnel.leadTime(olist.tenant, ALL.by("channel"), lead))
                        .stream()
                        .collect(Collectors.toMap(row -> row.by().getFirst(), row -> row));

        for (var row : SharedFolder.rows(EXPECTED + "days_to_win.csv")) {
            if (row.text("dimension").equals("all")) {
                mustBe(all.getFirst(), row);
            } else if (row.text("dimension").equals("origin")) {
                mustBe(Objects.requireNonNull(byChannel.get(channel(row.text("value")))), row);
            }
        }
        assertThat(all).hasSize(1);
    }

    private static void mustBe(FunnelRow.Span found, SharedFolder.Row row) {
        assertThat(found.n()).isEqualTo(row.count("won"));
        var days = found.durations().orElseThrow();
        assertThat(days.min()).isEqualTo(row.number("min"));
        assertThat(days.max()).isEqualTo(row.number("max"));
        assertThat(days.median()).isCloseTo(row.number("median"), within(1e-6));
        assertThat(days.p90()).isCloseTo(row.number("p90"), within(5e-5));
        assertThat(days.mean()).isCloseTo(row.number("mean"), within(1e-6));
    }
}
