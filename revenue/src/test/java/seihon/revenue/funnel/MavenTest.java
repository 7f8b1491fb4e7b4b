package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.revenue.Funnel.Lead;
import seihon.revenue.Funnel.TimeUnit;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow;
import seihon.revenue.SharedFolder;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;

/// Opportunities of a CRM with dirty product names, against tables that other programs computed.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MavenTest {

    private static final String EXPECTED = "maven_crm/expected/";
    private static final FunnelQuestion TOTAL = FunnelQuestion.of("maven").every(Grain.TOTAL);

    /// How the table calls what the model calls otherwise.
    private static final Map<String, FunnelQuestion> QUESTIONS =
            Map.of(
                    "all", TOTAL,
                    "product", TOTAL.by("product"),
                    "region", TOTAL.by("region"),
                    "manager", TOTAL.by("manager"),
                    "sales_agent", TOTAL.by("owner"),
                    "sector", TOTAL.by("sector"),
                    "region_x_product", TOTAL.by("region", "product"),
                    "close_quarter", TOTAL.every(Grain.QUARTER));

    @Autowired private TestCompany.Doors doors;
    private TestCompany maven;

    @BeforeAll
    void mavenHasReceivedItsPipeline() {
        maven = doors.sharing("maven_crm");
        maven.importsFile("reference", "products", "maven_crm/products.csv");
        maven.importsFile("reference", "accounts", "maven_crm/accounts.csv");
        maven.importsFile("mapping", "maven-pipeline", "maven_crm/sales_pipeline.csv");
        maven.importsFile("reference", "sales-teams", "maven_crm/sales_teams.csv");
    }

    @ParameterizedTest
    @EnumSource(
            value = WinBasis.class,
            names = {"COUNT", "LIST_AMOUNT"})
    void winRatesByEveryDimension(WinBasis basis) {
        var found = new HashMap<String, FunnelRow.Wins>();
        QUESTIONS.forEach((dimension, question) ->
                maven.rows(funnel -> funnel.winRate(maven.tenant, question, basis))
                        .forEach(row -> found.put(dimension + " " + key(row), row)));

        for (var row : SharedFolder.rows(EXPECTED + "win_rate.csv")) {
            var values = Arrays.asList(row.text("value").split(" \\| "));
            var name = row.text("dimension") + " " + values;
            var wins = Objects.requireNonNull(found.get(name), name);
            assertThat(wins.closed()).isEqualTo(row.count("closed"));
            assertThat(wins.won()).isEqualTo(row.count("won"));
            if (basis == WinBasis.COUNT) {
                mustBe(wins, row, "win_rate_count");
                assertThat(wins.amountWon().orElseThrow().toPlainString())
                        .isEqualTo(row.text("won_close_value"));
            } else {
                mustBe(wins, row, "win_rate_list_amount");
                assertThat(wins.amountClosed().orElseThrow().toPlainString())
                        .isEqualTo(row.text("list_amount_closed"));
            }
        }
    }

    private static List<String> key(FunnelRow.Wins row) {
        if (row.by().isEmpty()) {
            return List.of(row.period().equals("total") ? "all" : row.period());
        }
        return row.by();
    }

    private static void mustBe(FunnelRow.Wins wins, SharedFolder.Row row, String column) {
        assertThat(wins.rate().orElseThrow().doubleValue())
                .isCloseTo(row.number(column), within(1e-6));
    }

    @Test
    void lostCasesCountWithTheirListPrice() {
        var row =
                maven.rows(funnel -> funnel.winRate(maven.tenant, TOTAL, WinBasis.AMOUNT))
                        .getFirst();

        assertThat(row.withoutAmount()).isEqualTo(2_473);
        assertThat(row.amountWon().orElseThrow().toPlainString()).isEqualTo("10005534");
        assertThat(row.amountClosed().orElseThrow().toPlainString())
                .isEqualTo(Long.toString(10_005_534L + 15_969_950L - 10_023_482L));
    }

    @Test
    void velocityOverAllHistory() {
        var row = SharedFolder.rows(EXPECTED + "velocity.csv").getFirst();
        var history = TOTAL.between("2016-01-01", "2017-12-31");

        var found =
                maven.rows(funnel ->
                                funnel.velocity(
                                        maven.tenant,
                                        history,
                                        Instant.parse("2018-01-01T00:00:00Z")))
                        .getFirst();

        assertThat(found.open()).isEqualTo(row.count("open_engaging"));
        assertThat(found.averageWonAmount().orElseThrow().doubleValue())
                .isCloseTo(row.number("avg_won_value"), within(1e-6));
        assertThat(found.averageCycleDays().orElseThrow().doubleValue())
                .isCloseTo(row.number("avg_won_cycle_days"), within(1e-6));
        assertThat(found.perDay().orElseThrow().doubleValue())
                .isCloseTo(row.number("velocity_per_day"), within(1e-3));
    }

    @Test
    void cycleDaysByOutcome() {
        for (var row : SharedFolder.rows(EXPECTED + "cycle_days.csv")) {
            var to = row.text("outcome").equals("Won") ? "WON" : "LOST";
            var lead = new Lead(Optional.empty(), to, TimeUnit.CALENDAR_DAYS);

            var found = maven.rows(funnel -> funnel.leadTime(maven.tenant, TOTAL, lead)).getFirst();

            assertThat(found.n()).isEqualTo(row.count("n"));
            var days = found.durations().orElseThrow();
            assertThat(days.median()).isEqualTo(row.number("median"));
            assertThat(days.p90()).isCloseTo(row.number("p90"), within(1e-6));
            assertThat(days.mean()).isCloseTo(row.number("mean"), within(1e-6));
            assertThat(days.max()).isEqualTo(row.number("max"));
        }
    }
}
