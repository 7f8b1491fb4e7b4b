package seihon.revenue.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.revenue.Asking;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelRow;
import seihon.revenue.TestCompany;
import seihon.revenue.funnel.EventLog;
import seihon.testkit.HouseTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a proposal says the numbers would be is what they are once it is merged.
@HouseTest
class FunnelEffectTest {

    private static final long SEED = 20_261_128;
    private static final String MODEL = "Stock/revenue/sales.yaml";
    private static final String MAPPING = "Stock/connectors/log.yaml";
    private static final String OFFERS = "Stock/reference/offers.yaml";
    private static final int LONGEST_WAIT_SECONDS = 60;

    private static final String OFFERS_TEXT =
            """
            kind: reference
            id: offers
            title: 提供
            key: channel
            columns: {channel: text, group: text}
            """;

    @Autowired private TestCompany.Doors doors;
    @Autowired private WebApplicationContext context;
    private final JsonMapper json = new JsonMapper();
    private TestCompany aozora;

    @BeforeEach
    void aozoraHasReceivedItsLog() {
        aozora =
                doors.company(
                        MAPPING, EventLog.MAPPING, MODEL, EventLog.MODEL, OFFERS, OFFERS_TEXT);
        aozora.imports("log", EventLog.of(SEED, 200).csv());
    }

    private JsonNode effect(long number) {
        var asking = new Asking(context);
        var address = "/api/v1/proposals/" + number + "/effect";
        for (int second = 0; second < LONGEST_WAIT_SECONDS * 10; second++) {
            var answer = asking.ask(aozora.person("sato"), address, "application/json");
            if (answer.getStatus() == 200) {
                return json.readTree(answer.getContentAsByteArray());
            }
            assertThat(answer.getStatus()).isEqualTo(202);
            assertThat(answer.getHeader("Retry-After")).isEqualTo("2");
            pause();
        }
        throw new AssertionError("the effect was not calculated");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> lines(JsonNode effect, String side) {
        var lines = new ArrayList<String>();
        for (var row : effect.get("rows")) {
            var numbers = row.get(side);
            lines.add(
                    String.join(
                            " ",
                            row.get("period").asString(),
                            row.get("stage").asString(),
                            number(numbers, "in"),
                            number(numbers, "out"),
                            number(numbers, "close"),
                            number(numbers, "in_amount"),
                            number(numbers, "out_amount"),
                            number(numbers, "close_amount")));
        }
        return lines;
    }

    private static String number(JsonNode numbers, String name) {
        return plain(numbers.get(name).decimalValue());
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /// The same months and stages from the tables that live.
    private List<String> living(JsonNode effect) {
        var rows = effect.get("rows");
        var months =
                FunnelQuestion.of("sales")
                        .between(
                                rows.get(0).get("period").asString(),
                                rows.get(rows.size() - 1).get("period").asString());
        return aozora.rows(funnel -> funnel.flow(aozora.tenant, months)).stream()
                .map(FunnelEffectTest::line)
                .toList();
    }

    private static String line(FunnelRow.Flow row) {
        var amounts = row.amounts().orElseThrow();
        return String.join(
                " ",
                row.period(),
                row.stage(),
                Long.toString(row.in()),
                Long.toString(row.out()),
                Long.toString(row.close()),
                plain(amounts.in()),
                plain(amounts.out()),
                plain(amounts.close()));
    }

    @Test
    void aChangeThatMovesNothingShowsTheNumbersThatLive() {
        var same = EventLog.MODEL.replace("title: 営業", "title: 営業の段階");

        var effect = effect(aozora.proposes(MODEL, same).number());

        assertThat(effect.get("summary").asString()).isEqualTo("直近6か月の数字は変わりません");
        assertThat(lines(effect, "before")).hasSize(36).isEqualTo(lines(effect, "after"));
        assertThat(lines(effect, "before")).containsExactlyInAnyOrderElementsOf(living(effect));
        assertThat(effect.at("/stamp/as_of").asLong()).isEqualTo(aozora.size());
    }

    @Test
    void aChangedStageShowsTheNumbersThatItsMergeGives() {
        var later =
                EventLog.MODEL.replace(
                        "\"fact.data.name == 'OPP'\"",
                        "\"fact.data.name == 'OPP' && fact.amount > 300000.0\"");
        var number = aozora.proposes(MODEL, later).number();

        var effect = effect(number);
        var before = living(effect);
        aozora.merges(number);

        assertThat(lines(effect, "before")).containsExactlyInAnyOrderElementsOf(before);
        assertThat(lines(effect, "after")).containsExactlyInAnyOrderElementsOf(living(effect));
        assertThat(lines(effect, "after")).isNotEqualTo(lines(effect, "before"));
        assertThat(effect.get("summary").asString()).contains("残高が").contains("件・", "千円");
    }

    @Test
    void aChangedMappingShowsTheNumbersThatItsMergeGives() {
        var dollars = EventLog.MAPPING.replace("unit: JPY", "unit: USD");
        var number = aozora.proposes(MAPPING, dollars).number();

        var effect = effect(number);
        var before = living(effect);
        aozora.merges(number);

        assertThat(lines(effect, "before")).containsExactlyInAnyOrderElementsOf(before);
        assertThat(lines(effect, "after")).containsExactlyInAnyOrderElementsOf(living(effect));
        assertThat(lines(effect, "after")).isNotEqualTo(lines(effect, "before"));
    }

    @Test
    void aChangedMasterShowsTheNumbersThatItsMergeGives() {
        var withGroup =
                EventLog.MAPPING
                        .replace(
                                "facts:",
                                "lookup: {lane: {reference: offers, by: channel, column: group}}\nfacts:")
                        .replace("segment: segment}", "segment: segment, lane: lane}");
        aozora.decides(
                MAPPING,
                withGroup,
                MODEL,
                EventLog.MODEL.replace(
                        "\"fact.data.name == 'SQL'\"",
                        "\"fact.data.name == 'SQL' && fact.dims.lane == 'near'\""));
        aozora.importsText("reference", "offers", "channel,group\nweb,near\nfair,far\n");
        var number =
                aozora.proposes(
                                OFFERS,
                                OFFERS_TEXT.replace(", group: text", ", group: {amount: JPY}"))
                        .number();

        var effect = effect(number);
        var before = living(effect);
        aozora.merges(number);

        assertThat(lines(effect, "before")).containsExactlyInAnyOrderElementsOf(before);
        assertThat(lines(effect, "after")).containsExactlyInAnyOrderElementsOf(living(effect));
        assertThat(lines(effect, "after")).isNotEqualTo(lines(effect, "before"));
    }

    @Test
    void aRevisionIsCalculatedAnewAndAWithdrawalEndsIt() {
        var opened = aozora.proposes(MODEL, EventLog.MODEL.replace("title: 営業", "title: 営業の段階"));
        assertThat(effect(opened.number()).get("summary").asString()).contains("変わりません");

        aozora.revises(opened.number(), MODEL, EventLog.MODEL.replace("'MQL'", "'LEAD'"));

        var effect = effect(opened.number());
        assertThat(effect.get("change_digest").asString()).isNotEqualTo(opened.digest());
        assertThat(effect.get("summary").asString()).contains("減ります");
        aozora.withdraws(opened.number());
        assertThat(effect(opened.number()).get("state").asString()).isEqualTo("done");
    }

    @Test
    void thePageShowsBeforeAndAfterBesideTheDifference() {
        var number = aozora.proposes(MODEL, EventLog.MODEL.replace("'MQL'", "'LEAD'")).number();
        effect(number);
        var asking = new Asking(context);

        var page =
                Asking.text(asking.ask(aozora.person("sato"), "/proposals/" + number, "text/html"));
        var whole =
                Asking.text(
                        asking.ask(
                                aozora.person("sato"),
                                "/proposals/" + number + "/effect?lang=en",
                                "text/html"));

        assertThat(page)
                .contains("数字への影響", "MQLの残高", "承認後", "すべての数字を比べる", "td class=\"n a chg\"")
                .doesNotContain("??", "revenue.effect", "docs.effect");
        assertThat(
                        Asking.text(
                                asking.ask(
                                        aozora.person("sato"),
                                        "/api/v1/inbox",
                                        "application/json")))
                .contains("MQLの残高が");
        assertThat(whole)
                .contains(
                        "The balance of",
                        "MQL: balance",
                        "Show figures that stay the same",
                        "After")
                .doesNotContain("??", "revenue.effect", "docs.effect");
    }
}
