package seihon.connectors.event;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.connectors.event.EventsApiTest.CASE_7;
import static seihon.connectors.event.EventsApiTest.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import seihon.connectors.TestBrowser;
import seihon.connectors.TestCompany;
import seihon.testkit.HouseTest;
import tools.jackson.databind.JsonNode;

/// What CloudEvents 1.0 asks of an event, and what becomes of one that does not hold to it.
@HouseTest
class EventAttributesTest {

    private static final String ADDRESS = "/api/v1/events";

    @Autowired private TestCompany.Doors doors;
    @Autowired private WebApplicationContext context;

    private TestCompany aozora;
    private TestBrowser ishii;

    @BeforeEach
    void found() {
        aozora = doors.company(EventsApiTest.PATH, EventsApiTest.FORMS);
        ishii = new TestBrowser(context, aozora.person("ishii"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "time": "2026-11-20T09:00:00+09:00" | "time": "yesterday"                | bad-time           | /time
                    "time"                              | "BadAttr": "x", "time"             | bad-attribute-name | /BadAttr
                    "data"                              | "data_base64": "aGk=", "data"      | two-contents       | /data_base64
                    "time"                              | "size": [1], "time"                | wrong-type         | /size
                    "id": "bad"                         | "id": 5                            | wrong-type         | /id
                    """)
    void whatCloudEventsForbidWaitsAndHarmsNoNeighbour(
            String usual, String wrong, String code, String pointer) {
        var bad = event("bad", CASE_7).replace(usual, wrong);

        var answer = sent(CloudEventCodec.BATCH, "[" + event("g1", CASE_7) + "," + bad + "]");

        assertThat(answer.path("accepted").asLong()).isEqualTo(1);
        var result = answer.path("results").path(1);
        assertThat(result.path("status").asString()).isEqualTo("quarantined");
        assertThat(result.path("code").asString()).isEqualTo(code);
        assertThat(result.path("pointer").asString()).isEqualTo(pointer);
    }

    @Test
    void contentThatIsNoBase64IsNamed() {
        var broken = event("b64", "").replace("\"data\": {}", "\"data_base64\": \"@@@\"");

        var result = sent(CloudEventCodec.STRUCTURED, broken).path("results").path(0);

        assertThat(result.path("code").asString()).isEqualTo("bad-base64");
        assertThat(result.path("pointer").asString()).isEqualTo("/data_base64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%E3%81", "100%", "%zz"})
    void attributeThatCannotBeUnescapedIsKeptAsItCame(String id) {
        var result = binary(id);

        assertThat(result.path("code").asString()).isEqualTo("bad-escape");
        assertThat(result.path("pointer").asString()).isEqualTo("/id");
        assertThat(result.path("id").asString()).isEqualTo(id);
    }

    @Test
    void escapedAttributesAreReadAsUtf8() {
        var result = binary("%E8%A6%8B+%20");

        assertThat(result.path("status").asString()).isEqualTo("accepted");
        assertThat(result.path("id").asString()).isEqualTo("見+ ");
    }

    @Test
    void otherEncodingsAreRefusedWhole() {
        var body = event("e1", CASE_7).getBytes(StandardCharsets.UTF_8);
        var type = CloudEventCodec.STRUCTURED;
        var zipped = Map.of("content-type", type, "content-encoding", "gzip");

        assertThat(ishii.send(ADDRESS, zipped, body).status()).isEqualTo(415);
        assertThat(
                        ishii.send(ADDRESS, Map.of("content-type", type + "; charset=utf-16"), body)
                                .text())
                .contains("charset=utf-16");
        assertThat(aozora.facts()).isEmpty();
    }

    private JsonNode sent(String mode, String body) {
        return ishii.send(
                        ADDRESS,
                        Map.of("content-type", mode),
                        body.getBytes(StandardCharsets.UTF_8))
                .json();
    }

    /// The result of an event with this `ce-id`.
    private JsonNode binary(String id) {
        return ishii.send(
                        ADDRESS,
                        Map.of(
                                "ce-specversion", "1.0",
                                "ce-id", id,
                                "ce-source", "https://forms.example.jp",
                                "ce-type", "form.submitted",
                                "ce-time", "2026-11-20T09:00:00+09:00",
                                "content-type", "application/json"),
                        "{" + CASE_7 + "}")
                .json()
                .path("results")
                .path(0);
    }
}
