package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;
import seihon.testkit.TestDatabase;

/// Questions with two dimensions, answered from pairs of values and from the journal.
@HouseTest
class PairedMonthsTest {

    private static final long SEED = 20_261_127;
    private static final FunnelQuestion ALL = FunnelQuestion.of("sales");

    @Autowired private TestCompany.Doors doors;
    @Autowired private TestDatabase database;
    private TestCompany aozora;

    @BeforeEach
    void aozoraHasReceivedItsLog() {
        aozora =
                doors.company(
                        "Stock/connectors/log.yaml",
                        EventLog.MAPPING,
                        "Stock/revenue/sales.yaml",
                        EventLog.MODEL);
        aozora.imports("log", EventLog.of(SEED, 250).csv());
    }

    private List<String> lines(FunnelQuestion question) {
        return aozora.rows(funnel -> funnel.flow(aozora.tenant, question)).stream()
                .map(row -> Expected.line(row) + " " + row.amounts())
                .toList();
    }

    /// Rows of months cut in another zone come from the journal; Seoul keeps Tokyo's time.
    @Test
    void theRollupAnswersTwoDimensionsAsTheJournalDoes() {
        var seoul = ZoneId.of("Asia/Seoul");
        var pair = ALL.where("channel", "fair").where("segment", "S");
        for (var question :
                List.of(
                        ALL.by("channel", "segment"),
                        ALL.by("segment", "channel"),
                        ALL.where("channel", "web").by("segment"),
                        ALL.where("segment", "L").by("channel"),
                        ALL.where("channel", "").where("segment", ""),
                        pair,
                        pair.every(Grain.QUARTER),
                        pair.between("2026-02", "2026-04"),
                        pair.every(Grain.WEEK))) {
            assertThat(lines(question))
                    .as("%s, seed %d", question, SEED)
                    .isNotEmpty()
                    .isEqualTo(lines(question.in(seoul)));
        }
    }

    @Test
    void rowsOfAnEarlierVersionHaveNoPairsToAsk() throws Exception {
        var question = ALL.where("channel", "fair").by("segment");
        var answered = lines(question);

        try (var connection = database.superuser().connect();
                var statement = connection.createStatement()) {
            var tenant = "where tenant_id = " + aozora.tenant.value();
            statement.execute("delete from revenue_month " + tenant + " and with_dim > 0");
            assertThat(lines(question)).isNotEqualTo(answered);
            statement.execute("update revenue_basis set paired = 0 " + tenant);
        }

        assertThat(lines(question)).isEqualTo(answered);
    }
}
