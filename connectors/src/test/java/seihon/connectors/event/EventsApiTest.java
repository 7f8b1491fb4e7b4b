package seihon.connectors.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.connectors.TestBrowser;
import seihon.connectors.TestCompany;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.ledger.Ledger;
import seihon.testkit.HouseTest;

@HouseTest
class EventsApiTest {

    private static final String ADDRESS = "/api/v1/events";
    static final String PATH = "Stock/connectors/forms.yaml";
    static final String FORMS =
            """
            kind: mapping
            id: forms
            source: forms
            format: json
            match: {source: "https://forms.example.jp", type: form.submitted}
            facts:
              - kind: form.submitted
                when: "row.customer.id != ''"
                subject: {type: case, id: /customer/id}
                at: {column: time, format: iso}
                dims: {channel: channel, region: customer.region}
                amount: {column: value, unit: JPY}
            """;

    @Autowired private TestCompany.Doors doors;
    @Autowired private WebApplicationContext context;
    @Autowired private Ledger ledger;
    @Autowired private Transactions transactions;

    private TestCompany aozora;
    private TestBrowser ishii;

    @BeforeEach
    void found() {
        aozora = doors.company(PATH, FORMS);
        ishii = new TestBrowser(context, aozora.person("ishii"));
    }

    static String event(String id, String more) {
        return """
        {"specversion": "1.0", "id": "%s", "source": "https://forms.example.jp",
         "type": "form.submitted", "time": "2026-11-20T09:00:00+09:00", "data": {%s}}
        """
                .formatted(id, more);
    }

    static final String CASE_7 =
            "\"customer\": {\"id\": \"C7\", \"region\": \"東\"}, \"channel\": \"web\", \"value\": 12345678.90";

    @Test
    void theThreeModesGiveTheSameFact() {
        var structured = structured(event("s1", CASE_7));
        var batch = batch("[" + event("b1", CASE_7) + "," + event("b2", CASE_7) + "]");
        var binary = binary("h1", "application/json; charset=utf-8");

        assertThat(List.of(structured.status(), batch.status(), binary.status())).containsOnly(202);
        assertThat(batch.json().path("accepted").asLong()).isEqualTo(2);
        var span = batch.json().path("seq");
        assertThat(span.path("to").asLong() - span.path("from").asLong()).isEqualTo(1);
        var facts = aozora.facts();
        assertThat(facts).hasSize(4);
        assertThat(facts)
                .allSatisfy(fact -> {
                    assertThat(fact.subject().id()).isEqualTo("C7");
                    assertThat(fact.source()).isEqualTo("forms");
                    assertThat(fact.dims()).isEqualTo(Map.of("channel", "web", "region", "東"));
                    assertThat(fact.amount()).isEqualByComparingTo(new BigDecimal("12345678.90"));
                });
        assertThat(facts).extracting(Fact::at).containsOnly(facts.getFirst().at());
    }

    @Test
    void oneBadItemLeavesItsNeighboursAlone() {
        var answer =
                batch(
                        "["
                                + event("g1", CASE_7)
                                + ", {\"specversion\": \"1.0\", \"id\": \"x\", \"type\": \"t\"}, 7, "
                                + event("g2", "\"customer\": {\"id\": \"\"}")
                                + ","
                                + event("g3", "\"channel\": \"web\"")
                                + "]");

        var json = answer.json();
        assertThat(json.path("received").asLong()).isEqualTo(5);
        assertThat(json.path("accepted").asLong()).isEqualTo(2);
        assertThat(json.path("quarantined").asLong()).isEqualTo(3);
        assertThat(json.path("results").path(1).toString())
                .contains("missing-attribute", "/source", "\"id\":\"x\"");
        assertThat(json.path("results").path(2).path("code").asString()).isEqualTo("no-event");
        assertThat(json.path("results").path(4).path("code").asString()).isEqualTo("undecidable");
        assertThat(size()).isEqualTo(6);
    }

    @Test
    void theSameEventAgainIsADuplicateAndOtherContentANewVersion() {
        structured(event("d1", CASE_7));

        var again = structured(event("d1", CASE_7)).json();
        var other = structured(event("d1", CASE_7.replace("C7", "C8"))).json();

        assertThat(again.path("duplicate").asLong()).isEqualTo(1);
        assertThat(again.path("seq").isNull()).isTrue();
        assertThat(other.path("results").path(0).path("code").asString()).isEqualTo("new-version");
        assertThat(aozora.facts()).extracting(fact -> fact.subject().id()).containsExactly("C8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; charset=\"UTF-8\"",
                "application/json;charset=utf-8"
            })
    void theSameEventInAnotherModeIsADuplicate(String contentType) {
        structured(event("d2", CASE_7));
        var named =
                "\"datacontenttype\": \"%s\", \"data\":"
                        .formatted(contentType.replace("\"", "\\\""));

        var binary = binary("d2", contentType).json();
        var explicit = structured(event("d2", CASE_7).replace("\"data\":", named)).json();
        var other = binary("d2", "application/vnd.forms+json").json();

        assertThat(binary.path("duplicate").asLong()).isEqualTo(1);
        assertThat(explicit.path("duplicate").asLong()).isEqualTo(1);
        assertThat(other.path("results").path(0).path("code").asString()).isEqualTo("new-version");
        assertThat(aozora.facts()).hasSize(1);
    }

    @Test
    void anEventNobodyReadsWaitsUntilAMappingDoes() {
        var stranger = event("n1", CASE_7).replace("form.submitted", "visit.booked");

        var answer = structured(stranger).json();
        assertThat(answer.path("results").path(0).path("code").asString()).isEqualTo("no-mapping");
        assertThat(aozora.facts()).isEmpty();
        aozora.decides(
                "Stock/connectors/visits.yaml",
                FORMS.replace("id: forms", "id: visits")
                        .replace("type: form.submitted", "type: visit.booked"));

        assertThat(aozora.facts()).hasSize(1);
    }

    @Test
    void whatIsNoJsonIsKeptWithItsPosition() {
        var answer = structured("{\"specversion\": \"1.0\", oops}").json();

        var result = answer.path("results").path(0);
        assertThat(answer.path("quarantined").asLong()).isEqualTo(1);
        assertThat(result.path("code").asString()).isEqualTo("bad-json");
        assertThat(result.path("pointer").asString()).startsWith("byte ");
        assertThat(size()).isEqualTo(2);
    }

    @Test
    void brokenContentIsKeptUnderTheEventItCameWith() {
        var first = binary("b1", "application/json", "{\"broken").json();
        var second = binary("b2", "application/json", "{\"broken").json();

        assertThat(first.path("quarantined").asLong()).isEqualTo(1);
        assertThat(second.path("quarantined").asLong()).isEqualTo(1);
        var result = second.path("results").path(0);
        assertThat(result.path("id").asString()).isEqualTo("b2");
        assertThat(result.path("code").asString()).isEqualTo("bad-json");
        assertThat(result.path("pointer").asString()).isEqualTo("/data");
    }

    @Test
    void whatTheLedgerCannotHoldIsQuarantinedNotLost() {
        var nul = structured(event("k1", CASE_7.replace("web", "w\\u0000b"))).json();
        var huge = structured(event("k2", "\"text\": \"" + "あ".repeat(30_000) + "\"")).json();
        var exact =
                structured(event("k3", CASE_7.replace("12345678.90", "12345678901234567890.12")))
                        .json();
        var reserved =
                structured(event("k4", CASE_7).replace("https://forms.example.jp", "manual"))
                        .json();

        assertThat(nul.path("results").path(0).path("code").asString()).isEqualTo("bad-character");
        assertThat(nul.path("results").path(0).path("pointer").asString())
                .isEqualTo("/data/channel");
        assertThat(huge.path("results").path(0).path("code").asString()).isEqualTo("too-long");
        assertThat(exact.path("accepted").asLong()).isEqualTo(1);
        assertThat(reserved.path("results").path(0).path("code").asString())
                .isEqualTo("bad-source");
        assertThat(aozora.facts())
                .extracting(Fact::amount)
                .containsExactly(new BigDecimal("12345678901234567890.12"));
    }

    @Test
    void refusalsSayWhatToDo() {
        var ogawa = new TestBrowser(context, aozora.person("ogawa"));

        assertThat(ishii.json(ADDRESS, "{}").status()).isEqualTo(400);
        assertThat(ishii.json(ADDRESS, "{}").text()).contains("cloudevents-batch+json");
        assertThat(
                        ogawa.send(
                                        ADDRESS,
                                        Map.of("content-type", CloudEventCodec.STRUCTURED),
                                        event("r1", CASE_7))
                                .status())
                .isEqualTo(403);
        assertThat(batch("[" + "7,".repeat(10_000) + "7]").status()).isEqualTo(413);
        assertThat(
                        ishii.send(
                                        ADDRESS,
                                        Map.of("content-type", CloudEventCodec.BATCH),
                                        new byte[(16 << 20) + 1])
                                .status())
                .isEqualTo(413);
        assertThat(batch("[]").json().path("received").asLong()).isZero();
    }

    @Test
    void manySendersAtOnceLoseNothing() throws Exception {
        var calls = new ArrayList<Callable<TestBrowser.Answer>>();
        for (var n = 0; n < 400; n++) {
            var body = event("m" + n % 200, CASE_7);
            calls.add(() -> structured(body));
        }

        var answers = new ArrayList<TestBrowser.Answer>();
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<TestBrowser.Answer> one : senders.invokeAll(calls)) {
                answers.add(one.get());
            }
        }

        assertThat(answers).extracting(TestBrowser.Answer::status).containsOnly(202);
        assertThat(answers.stream().mapToLong(one -> one.json().path("accepted").asLong()).sum())
                .isEqualTo(200);
        assertThat(answers.stream().mapToLong(one -> one.json().path("duplicate").asLong()).sum())
                .isEqualTo(200);
        assertThat(size()).isEqualTo(201);
    }

    private TestBrowser.Answer structured(String event) {
        return ishii.send(
                ADDRESS,
                Map.of("content-type", CloudEventCodec.STRUCTURED),
                event.getBytes(StandardCharsets.UTF_8));
    }

    /// About case 7.
    private TestBrowser.Answer binary(String id, String contentType) {
        return binary(id, contentType, "{" + CASE_7 + "}");
    }

    private TestBrowser.Answer binary(String id, String contentType, String body) {
        return ishii.send(
                ADDRESS,
                Map.of(
                        "ce-specversion", "1.0",
                        "ce-id", id,
                        "ce-source", "https://forms.example.jp",
                        "ce-type", "form.submitted",
                        "ce-time", "2026-11-20T09:00:00+09:00",
                        "content-type", contentType),
                body);
    }

    private TestBrowser.Answer batch(String events) {
        return ishii.send(
                ADDRESS,
                Map.of("content-type", CloudEventCodec.BATCH),
                events.getBytes(StandardCharsets.UTF_8));
    }

    /// With the entry of the first commit.
    private long size() {
        return transactions.read(aozora.tenant, () -> ledger.size(aozora.tenant));
    }
}
