package seihon.revenue.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import seihon.domain.Person;
import seihon.revenue.TestBrowser;
import seihon.revenue.TestCompany;
import seihon.testkit.HouseTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The calls below `/api/v1/revenue/{model}` as programs see them.
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FunnelApiTest {

    private static final String MODEL = "/api/v1/revenue/worked-example";

    @Autowired private TestCompany.Doors doors;
    @Autowired private WebApplicationContext context;
    private final JsonMapper json = new JsonMapper();
    private TestCompany aozora;

    @BeforeAll
    void aozoraHasReceivedItsEvents() {
        aozora = doors.sharing("worked_example");
        aozora.importsFile("mapping", "worked-example", "worked_example/events.csv");
    }

    private MockHttpServletResponse ask(Person person, String address, String accept) {
        return new TestBrowser(context, person).ask(address, accept);
    }

    private JsonNode body(String address) {
        var response = ask(aozora.person("sato"), address, "application/json");
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        return json.readTree(response.getContentAsByteArray());
    }

    @Test
    void flowHasRowsAndAStamp() {
        var answer = body(MODEL + "/flow?from=2026-01&to=2026-03&grain=month");

        assertThat(answer.get("rows")).hasSize(18);
        var won = answer.get("rows").get(9);
        assertThat(won.toString())
                .contains(
                        "\"period\":\"2026-02\",\"stage\":\"WON\",\"by\":null,\"open\":0,\"in\":1",
                        "\"out\":0,\"close\":1,\"open_amount\":0,\"in_amount\":300000",
                        "\"close_amount\":300000,\"unit\":\"JPY\",\"why\":\"/why?figure=revenue%2F");
        assertThat(answer.get("stamp").toString())
                .isEqualTo(
                        "{\"as_of\":18,\"revision\":\"stage-model/worked-example@1\",\"zone\":\"Asia/Tokyo\"}");
    }

    @Test
    void rowsAreGivenAsCsv() throws Exception {
        var response =
                ask(
                        aozora.person("sato"),
                        MODEL + "/moves?from=2026-01-01&to=2026-03-31",
                        "text/csv");

        assertThat(response.getContentType()).isEqualTo("text/csv;charset=UTF-8");
        assertThat(response.getContentAsString(StandardCharsets.UTF_8))
                .startsWith(
                        "from,to,count,cases,fast_pass,skipped,mandatory_skipped,recycle,re_entry,why\r\n")
                .contains("MQL,OPP,1,1,true,SQL,SQL,false,false,/why?figure=");
    }

    @Test
    void movesCarryTheirSummary() {
        var summary = body(MODEL + "/moves").get("summary");

        assertThat(summary.get("cases").asInt()).isEqualTo(6);
        assertThat(summary.get("visits").asInt()).isEqualTo(17);
        assertThat(summary.get("recycles").asInt()).isEqualTo(1);
    }

    @Test
    void aRateIsADecimalOrNull() {
        var rows =
                body(MODEL
                                + "/conversion?from_stage=MQL&to_stage=SQL&basis=flow&grain=month&from=2026-02&to=2026-03")
                        .get("rows");

        assertThat(rows.get(0).get("rate").asDouble()).isEqualTo(0.5);
        assertThat(rows.get(1).get("rate").isNull()).isTrue();
    }

    @Test
    void standingCasesNameTheirLimits() {
        var rows =
                body(MODEL + "/stalled?at=2026-03-31T00:00:00%2B09:00&limit_days=30,45")
                        .get("rows");

        assertThat(rows.get(0).get("stage").asString()).isEqualTo("MQL");
        assertThat(rows.get(0).get("open").asInt()).isEqualTo(2);
        assertThat(rows.get(0).get("older_30d").asInt()).isEqualTo(2);
        assertThat(rows.get(0).get("older_45d").asInt()).isEqualTo(1);
        assertThat(rows).hasSize(4);
    }

    /// L5 enters at the first moment of February.
    @Test
    void aDayEndsBeforeTheNextMidnight() {
        var rows = body(MODEL + "/stalled?at=2026-01-31").get("rows");
        var velocity = body(MODEL + "/velocity?from=2026-01-01&to=2026-01-31").get("rows").get(0);

        assertThat(rows.get(1).get("stage").asString()).isEqualTo("SQL");
        assertThat(rows.get(1).get("open").asInt()).isEqualTo(1);
        assertThat(velocity.get("open").asInt()).isEqualTo(2);
    }

    @Test
    void entriesOverEntriesKnowNoLimitOfDays() {
        var flow =
                body(
                        MODEL
                                + "/conversion?from_stage=MQL&to_stage=SQL&basis=flow&within_days=30&from=2026-01-01&to=2026-01-31");

        assertThat(flow.get("rows").get(0).get("why").asString()).doesNotContain("within_days");
    }

    @Test
    void whatIsNoMediaTypeIsAnsweredAsJson() {
        var answer = ask(aozora.person("sato"), MODEL + "/flow", "foo");

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentType()).startsWith("application/json");
    }

    @Test
    void figuresOfOtherAgesAreRefused() {
        var figure = "revenue%2Fworked-example%2Fflow%3Fstage%3DMQL%26from%3D2026-01-01%26to%3D";

        var answer =
                ask(
                        aozora.person("sato"),
                        "/api/v1/why?figure=" + figure + "%252B999999999-12-31",
                        "application/json");

        assertThat(answer.getStatus()).isEqualTo(422);
    }

    @Test
    void aCaseShowsItsVisitsAndFacts() {
        var found = body(MODEL + "/cases/L3");

        assertThat(found.get("stage").asString()).isEqualTo("OPP");
        assertThat(found.get("amount").asInt()).isEqualTo(500_000);
        assertThat(found.get("visits")).hasSize(5);
        assertThat(found.get("visits").get(0).get("entered_at").asString())
                .isEqualTo("2026-01-12T10:00:00+09:00");
        assertThat(found.get("facts").get(4).get("mapping").asString())
                .isEqualTo("mapping/worked-example@1");
    }

    @Test
    void theOtherFiguresAnswer() {
        assertThat(body(MODEL + "/dwell?unit=hours").get("rows")).hasSize(6);
        assertThat(
                        body(MODEL + "/lead-time?from_stage=MQL&to_stage=WON&unit=days")
                                .get("rows")
                                .get(0)
                                .get("median")
                                .asDouble())
                .isEqualTo(41.0);
        assertThat(
                        body(MODEL + "/win-rate?from=2026-01-01&to=2026-03-31&basis=amount")
                                .get("rows")
                                .get(0)
                                .get("rate")
                                .asDouble())
                .isEqualTo(0.25);
        var velocity = body(MODEL + "/velocity?from=2026-01-01&to=2026-03-31").get("rows").get(0);
        assertThat(velocity.get("open").asInt()).isEqualTo(1);
        assertThat(velocity.get("velocity_per_day").asDouble()).isGreaterThan(5_000);
        var bottleneck = body(MODEL + "/bottleneck?from=2026-01&to=2026-03");
        assertThat(bottleneck.get("rows")).hasSize(3);
        assertThat(bottleneck.get("rows").get(0).get("from").asString()).isEqualTo("2026-01-01");
        assertThat(bottleneck.get("rows").get(0).get("to").asString()).isEqualTo("2026-03-31");
        assertThat(bottleneck.get("bottleneck").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/flow?from=2026-13, 422, revenue.question.period-invalid",
        "/flow?grain=total&from=2026-01-01&to=9999-12-31, 422, revenue.question.period-invalid",
        "/flow?grain=total&from=0000-01-01&to=2026-01-01, 422, revenue.question.period-invalid",
        "/stalled?at=0001-02-01&limit_days=90, 422, revenue.question.moment-invalid",
        "/velocity?by=channel, 422, revenue.question.by-invalid",
        "/coverage?by=channel, 422, revenue.question.by-invalid",
        "/bottleneck?by=channel, 422, revenue.question.by-invalid",
        "/stalled?by=channel, 422, revenue.question.by-invalid",
        "/moves?by=channel, 422, revenue.question.by-invalid",
        "/sent-back?by=channel, 422, revenue.question.by-invalid",
        "/velocity?from=2026-01-01, 422, revenue.question.half-window-invalid",
        "/coverage?to=2026-03-31, 422, revenue.question.half-window-invalid",
        "/bottleneck?from=2026-01, 422, revenue.question.half-window-invalid",
        "/flow?grain=year, 422, revenue.question.choice-invalid",
        "/flow?chanel=web, 422, revenue.question.dimension-invalid",
        "/flow?zone=Asia/Tokio, 422, revenue.question.zone-invalid",
        "/flow?as_of=999, 422, revenue.question.as-of-invalid",
        "/flow?from=2026-03&to=2026-01, 422, revenue.question.backwards-invalid",
        "/flow?grain=day&from=1900-01-01&to=2026-01-01, 422, revenue.question.periods-invalid",
        "/conversion?from_stage=MQL, 400, revenue.question.parameter-malformed",
        "/conversion?from_stage=MQL&to_stage=WONN, 422, revenue.question.stage-invalid",
        "/flow?as_of=%2B5, 422, revenue.question.number-invalid",
        "/flow?as_of=-1, 422, revenue.question.number-invalid",
        "/stalled?limit_days=x, 422, revenue.question.days-invalid",
        "/stalled?limit_days=-1, 422, revenue.question.days-invalid",
        "/stalled?limit_days=%2B5, 422, revenue.question.days-invalid",
        "/stalled?limit_days=100000, 422, revenue.question.days-invalid",
        "/stalled?limit_days=4294967295, 422, revenue.question.days-invalid",
        "/conversion?from_stage=MQL&to_stage=SQL&within_days=99999999999, 422, revenue.question.days-invalid",
        "'/flow?by=channel,channel', 422, revenue.question.list-invalid",
        "'/stalled?limit_days=,', 422, revenue.question.list-invalid",
        "/stalled?at=yesterday, 422, revenue.question.moment-invalid",
        "/win-rate?basis=list_amount, 409, revenue.question.no-list-price",
        "/cases/L99, 404, revenue.case-not-found"
    })
    void whatCannotBeAnsweredIsRefused(String question, int status, String type) {
        var response = ask(aozora.person("sato"), MODEL + question, "application/json");

        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(json.readTree(response.getContentAsByteArray()).get("type").asString())
                .isEqualTo(type);
    }

    @Test
    void theFarthestDaysAreAnswered() {
        var rows = body(MODEL + "/stalled?limit_days=99999").get("rows");

        assertThat(rows.get(0).get("older_99999d").asInt()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"revenue/worked-example/flow?stage=%zz", "a?=b", "a?b", "?a=b", "a?%=b"})
    void whatNamesNoNumberIsAMalformedQuestion(String figure) {
        var address = "/api/v1/why?figure=" + URLEncoder.encode(figure, StandardCharsets.UTF_8);

        var response = ask(aozora.person("sato"), address, "application/json");

        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(new String(response.getContentAsByteArray(), StandardCharsets.UTF_8))
                .contains("数字の名前として読めません");
    }

    @Test
    void guestsAndStrangersSeeNothing() {
        var sato = aozora.person("sato");
        var guest =
                new Person(
                        sato.tenant(),
                        sato.id(),
                        "客",
                        Set.of(),
                        true,
                        Locale.JAPANESE,
                        sato.zone());

        assertThat(ask(guest, MODEL + "/flow", "application/json").getStatus()).isEqualTo(403);
        assertThat(ask(sato, "/api/v1/revenue/none/flow", "application/json").getStatus())
                .isEqualTo(404);
    }
}
