package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.ledger.Rebuild;
import seihon.revenue.Funnel.Lead;
import seihon.revenue.Funnel.TimeUnit;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelRow;
import seihon.revenue.SharedFolder;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;

/// A real approval process as a stage model, against tables that other programs computed.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeclarationsTest {

    private static final String EXPECTED = "bpi2020_domestic/expected/";
    private static final FunnelQuestion ALL = FunnelQuestion.of("declarations");

    @Autowired private TestCompany.Doors doors;
    private TestCompany university;

    @BeforeAll
    void theUniversityHasReceivedItsLog() {
        university = doors.sharing("bpi2020_domestic");
        university.importsFile(
                "mapping", "declarations", "bpi2020_domestic/domestic_events.csv.gz");
    }

    @Test
    void flowAndBalanceByMonthInTheModelsZone() {
        var rows = university.rows(funnel -> funnel.flow(university.tenant, ALL));

        assertThat(rows.stream().map(Expected::line))
                .containsAll(Expected.flow(EXPECTED + "flow_balance_tokyo.csv"));
    }

    @Test
    void flowAndBalanceElsewhere() {
        var elsewhere = ALL.in(ZoneId.of("Europe/Amsterdam"));

        var rows = university.rows(funnel -> funnel.flow(university.tenant, elsewhere));

        assertThat(rows.stream().map(Expected::line))
                .containsAll(Expected.flow(EXPECTED + "flow_balance_amsterdam.csv"));
    }

    @Test
    void rollupsAndJournalAgree() {
        var size = university.size();
        var later = university.rows(funnel -> funnel.flow(university.tenant, ALL));

        var journal =
                university.rows(
                        funnel -> funnel.flow(university.tenant, ALL.in(ZoneId.of("Asia/Seoul"))));

        assertThat(journal.stream().map(Expected::line))
                .containsExactlyElementsOf(later.stream().map(Expected::line).toList());
        assertThat(size).isEqualTo(55_629);
    }

    @Test
    void movesAndFastPasses() {
        var moves = university.rows(funnel -> funnel.moves(university.tenant, ALL));

        assertThat(moves.stream().map(move -> move.from() + "," + move.to() + "," + move.count()))
                .containsExactlyInAnyOrderElementsOf(Expected.flow(EXPECTED + "transitions.csv"));
        assertThat(moves.stream().filter(FunnelRow.Move::fastPass).map(DeclarationsTest::fastPass))
                .containsExactlyInAnyOrderElementsOf(Expected.flow(EXPECTED + "fast_passes.csv"));
    }

    private static String fastPass(FunnelRow.Move move) {
        return String.join(
                ",",
                move.from(),
                move.to(),
                String.join("+", move.skipped()),
                Long.toString(move.count()),
                move.mandatorySkipped().isEmpty() ? "no" : "yes");
    }

    @Test
    void theSummaryOfMoves() {
        var expected =
                SharedFolder.rows(EXPECTED + "summary.csv").stream()
                        .collect(Collectors.toMap(row -> row.text("what"), row -> row.text("n")));

        var found =
                university.rows(funnel -> funnel.moveSummary(university.tenant, ALL)).getFirst();

        Map<String, Long> names =
                Map.ofEntries(
                        Map.entry("cases", found.cases()),
                        Map.entry("visits", found.visits()),
                        Map.entry("self_transitions_ignored", found.repeatsIgnored()),
                        Map.entry("zero_length_visits", found.zeroLengthVisits()),
                        Map.entry("cases_with_fast_pass_any", found.casesWithFastPass()),
                        Map.entry(
                                "cases_with_fast_pass_skipping_a_mandatory_stage",
                                found.casesWithMandatorySkipped()),
                        Map.entry("cases_recycled_at_least_once", found.casesRecycled()),
                        Map.entry("recycle_transitions", found.recycles()),
                        Map.entry("max_recycles_one_case", found.mostRecycles()),
                        Map.entry("re_entries_from_recycle", found.reEntries()),
                        Map.entry(
                                "cases_with_second_visit_to_a_ranked_stage", found.secondVisits()));
        names.forEach((name, count) ->
                assertThat(count.toString()).as(name).isEqualTo(expected.get(name)));
        assertThat(found.outOfOrder()).isEqualTo(1);
    }

    @Test
    void standingCasesByAge() {
        var expected = SharedFolder.rows(EXPECTED + "dead_ends.csv");
        var at = OffsetDateTime.parse(expected.getFirst().text("as_of")).toInstant();
        var limits = List.of(30, 60, 90, 180);

        var rows = university.rows(funnel -> funnel.stalled(university.tenant, ALL, at, limits));

        var byStage =
                rows.stream()
                        .collect(Collectors.toMap(FunnelRow.Stalled::stage, Function.identity()));
        for (var row : expected) {
            var found = Objects.requireNonNull(byStage.get(row.text("state")));
            assertThat(found.open()).isEqualTo(row.count("open"));
            for (var limit : limits) {
                assertThat(found.olderThan().get(limit))
                        .isEqualTo(row.count("older_" + limit + "d"));
            }
        }
        assertThat(rows.stream().filter(row -> row.open() > 0)).hasSameSizeAs(expected);
        assertThat(rows).noneMatch(row -> row.stage().equals("PAID"));
    }

    @Test
    void dwellInHours() {
        var rows =
                university
                        .rows(funnel -> funnel.dwell(university.tenant, ALL, TimeUnit.HOURS))
                        .stream()
                        .collect(Collectors.toMap(FunnelRow.Span::stage, Function.identity()));

        for (var row : SharedFolder.rows(EXPECTED + "dwell_hours.csv")) {
            var found = Objects.requireNonNull(rows.get(row.text("state")));
            var hours = found.durations().orElseThrow();
            assertThat(found.n()).isEqualTo(row.count("completed_visits"));
            assertThat(hours.median()).isCloseTo(row.number("median"), within(5e-5));
            assertThat(hours.p90()).isCloseTo(row.number("p90"), within(5e-5));
            assertThat(hours.mean()).isCloseTo(row.number("mean"), within(5e-5));
        }
    }

    @Test
    void leadTimeInDays() {
        var lead = new Lead(Optional.of("SUBMITTED"), "PAID", TimeUnit.DAYS);
        var row = SharedFolder.rows(EXPECTED + "lead_time_days.csv").getFirst();

        var found =
                university.rows(funnel -> funnel.leadTime(university.tenant, ALL, lead)).getFirst();

        assertThat(found.n()).isEqualTo(row.count("cases"));
        var days = found.durations().orElseThrow();
        assertThat(days.median()).isCloseTo(row.number("median"), within(5e-5));
        assertThat(days.p90()).isCloseTo(row.number("p90"), within(5e-5));
        assertThat(days.mean()).isCloseTo(row.number("mean"), within(5e-5));
    }

    @Test
    void theBottleneckIsOneOfTheStages() {
        var losses =
                university.rows(funnel ->
                        funnel.bottleneck(
                                university.tenant,
                                ALL.in(ZoneId.of("Europe/Amsterdam")).between("2018-01", "2018-12"),
                                OffsetDateTime.parse("2019-01-01T00:00:00Z").toInstant()));

        for (var row : SharedFolder.rows(EXPECTED + "bottleneck_wait.csv")) {
            var found =
                    losses.stream()
                            .filter(loss -> loss.stage().equals(row.text("stage")))
                            .findFirst()
                            .orElseThrow();
            assertThat(found.averageBalance().doubleValue())
                    .isCloseTo(row.number("avg_balance"), within(5e-5));
            assertThat(found.throughput().doubleValue())
                    .isCloseTo(row.number("avg_out_per_month"), within(5e-5));
        }
        assertThat(losses)
                .filteredOn(loss -> loss.place() == FunnelRow.Place.BOTTLENECK)
                .hasSize(1);
    }

    @Test
    void aRebuildGivesTheSameBytes() {
        assertThat(university.rebuilds())
                .filteredOn(result -> result.projection().startsWith("revenue/"))
                .hasSize(1)
                .allMatch(Rebuild.Result::equal);
    }
}
