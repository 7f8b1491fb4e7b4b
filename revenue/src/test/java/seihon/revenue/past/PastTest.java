package seihon.revenue.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import seihon.revenue.Asking;
import seihon.revenue.TestCompany;
import seihon.revenue.funnel.EventLog;
import seihon.testkit.HouseTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Figures as of an earlier size of the ledger, by the definitions of then.
@HouseTest
class PastTest {

    private static final long SEED = 20_261_129;
    private static final String MODEL = "Stock/revenue/sales.yaml";
    private static final String MAPPING = "Stock/connectors/log.yaml";
    private static final String API = "/api/v1/revenue/sales/";
    private static final String TOUCH =
            """
            touch:
              hot: [{on: activity, when: "fact.data.name == 'MQL'"}]
              contact: [{on: activity, when: "fact.data.name == 'SQL'"}]
            """;
    private static final int LONGEST_WAIT_SECONDS = 60;

    @Autowired private TestCompany.Doors doors;
    @Autowired private WebApplicationContext context;
    @Autowired private PastWorkers workers;
    @Autowired private Clock clock;
    private final JsonMapper json = new JsonMapper();
    private TestCompany aozora;

    @BeforeEach
    void aozoraHasReceivedItsLog() {
        aozora = doors.company(MAPPING, EventLog.MAPPING, MODEL, EventLog.MODEL);
        aozora.imports("log", EventLog.of(SEED, 120).csv());
    }

    private MockHttpServletResponse ask(String address) {
        return new Asking(context).ask(aozora.person("sato"), address, "application/json");
    }

    private JsonNode ready(String address) {
        var answer = ask(address);
        assertThat(answer.getStatus()).as(address).isEqualTo(200);
        return json.readTree(answer.getContentAsByteArray());
    }

    /// Follows the job of a question to its end, then asks the question again.
    private JsonNode later(String address) {
        var accepted = ask(address);
        assertThat(accepted.getStatus()).as(address).isEqualTo(202);
        assertThat(accepted.getHeader("Retry-After")).isEqualTo("2");
        var job = Objects.requireNonNull(accepted.getHeader("Location"));
        for (int tenth = 0; tenth < LONGEST_WAIT_SECONDS * 10; tenth++) {
            var state = ready(job).get("state").asString();
            if (state.equals("done")) {
                return ready(address);
            }
            assertThat(state).isIn("queued", "running");
            pause();
        }
        throw new AssertionError("the past was not derived");
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// Everything but what names the question.
    private static List<String> numbers(JsonNode answer) {
        var lines = new ArrayList<String>();
        for (var row : answer.get("rows")) {
            lines.add(row.toString().replaceFirst(",?\"why\":\"[^\"]*\"", ""));
        }
        return lines;
    }

    @Test
    void aChangedModelDoesNotChangeWhatWasKnownBefore() {
        var size = aozora.size();
        var questions =
                List.of(
                        "flow?from=2026-01&to=2026-06&by=channel&",
                        "win-rate?",
                        "moves?",
                        "dwell?",
                        "conversion?from_stage=MQL&to_stage=WON&grain=month&");
        var before = questions.stream().map(one -> numbers(ready(API + one))).toList();

        aozora.decides(
                MODEL, EventLog.MODEL.replace("'OPP'\"", "'OPP' && fact.amount > 300000.0\""));

        assertThat(numbers(ready(API + questions.getFirst()))).isNotEqualTo(before.getFirst());
        var first = later(API + questions.getFirst() + "as_of=" + size);
        assertThat(numbers(first)).isEqualTo(before.getFirst());
        assertThat(first.at("/stamp/revision").asString()).isEqualTo("stage-model/sales@1");
        assertThat(first.at("/stamp/as_of").asLong()).isEqualTo(size);
        for (int at = 1; at < questions.size(); at++) {
            var again = ready(API + questions.get(at) + "as_of=" + size);
            assertThat(numbers(again)).as(questions.get(at)).isEqualTo(before.get(at));
        }
    }

    @Test
    void whyOfThePastIsToldOnceThatPastIsDerived() throws Exception {
        var size = aozora.size();
        var page = ready(API + "win-rate?").at("/rows/0/why").asString();
        var earlier = page.replace("as_of%3D" + size, "as_of%3D" + (size - 1));
        var address = earlier.replaceFirst("^/why", "/api/v1/why");
        var before = ready(address);

        aozora.decides(
                MODEL, EventLog.MODEL.replace("'OPP'\"", "'OPP' && fact.amount > 300000.0\""));

        var after = later(address);
        assertThat(after.get("value")).isEqualTo(before.get("value"));
        assertThat(after.at("/stamp/as_of").asLong()).isEqualTo(size - 1);
        assertThat(shown(earlier)).doesNotContain("計算しています");
        assertThat(shown(page)).contains("計算しています", "hx-trigger=\"every 2s\"");
    }

    private String shown(String page) throws Exception {
        var answer = ask(page);
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aCaseIsToldByTheModelOfThen() {
        var size = aozora.size();
        var withOpportunity =
                EventLog.of(SEED, 120)
                        .csv()
                        .lines()
                        .filter(line -> line.contains(",OPP,"))
                        .findFirst()
                        .orElseThrow();
        var address = API + "cases/" + withOpportunity.split(",")[0] + "?";
        var before = ready(address);

        aozora.decides(
                MODEL,
                EventLog.MODEL.replace("'OPP'\"", "'OPP' && fact.amount > 900000000000.0\""));

        assertThat(ready(address).get("visits")).isNotEqualTo(before.get("visits"));
        assertThat(later(address + "as_of=" + size).get("visits")).isEqualTo(before.get("visits"));
    }

    @Test
    void aChangedMappingDoesNotChangeWhatWasKnownBefore() {
        var question = API + "flow?from=2026-01&to=2026-06&";
        var size = aozora.size();
        var before = numbers(ready(question));

        aozora.decides(MAPPING, EventLog.MAPPING.replace("unit: JPY", "unit: USD"));

        assertThat(numbers(ready(question))).isNotEqualTo(before);
        assertThat(numbers(later(question + "as_of=" + size))).isEqualTo(before);
    }

    @Test
    void whatOnlyThePresentKeepsIsDerivedForThePast() {
        aozora.decides(MODEL, EventLog.MODEL + TOUCH);
        aozora.says(feedback("予算の話を聞けていませんでした。"));
        var size = aozora.size();
        var questions = List.of("first-touch?from=2026-01&to=2026-06&", "feedback?");
        var before = questions.stream().map(one -> numbers(ready(API + one))).toList();

        aozora.says(feedback("二度目です。"));

        assertThat(numbers(ready(API + "feedback?"))).hasSize(2);
        assertThat(numbers(later(API + questions.getFirst() + "as_of=" + size)))
                .isEqualTo(before.getFirst());
        assertThat(numbers(ready(API + questions.getLast() + "as_of=" + size)))
                .isEqualTo(before.getLast())
                .hasSize(1);
    }

    private static String feedback(String text) {
        return """
        {"fact": {"kind": "feedback.given", "subject": {"type": "case", "id": "1"},
          "at": "2026-02-01T01:00:00Z", "data": {"from_stage": "OPP", "text": "%s"}}}
        """
                .formatted(text);
    }

    @Test
    void whatNobodyAskedForLatelyIsDropped() {
        var size = aozora.size();
        aozora.decides(MODEL, EventLog.MODEL.replace("title: 営業", "title: 営業の段階"));
        later(API + "flow?as_of=" + size);

        workers.run(aozora.tenant, clock.instant().plus(Duration.ofHours(2)));

        var again = ask(API + "flow?as_of=" + size);
        assertThat(again.getStatus()).isEqualTo(202);
    }

    @Test
    void beforeThereWasAModelThereIsNoAnswer() {
        assertThat(ask(API + "flow?as_of=0").getStatus()).isEqualTo(409);
        assertThat(ask(API + "past/6f1d2c34-0000-3000-8000-000000000000").getStatus())
                .isEqualTo(404);
    }
}
