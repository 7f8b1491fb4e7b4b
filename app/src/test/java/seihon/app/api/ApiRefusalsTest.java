package seihon.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;
import seihon.web.Cursor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the API says to a program that asks wrongly: in its language, of calls and headers instead
/// of pages and buttons.
@HouseTest(web = WebEnvironment.RANDOM_PORT)
class ApiRefusalsTest {

    private static final String STATUS = "/api/v1/status";
    private static final String PROPOSALS = "/api/v1/proposals";
    private static final String TYPE = "Content-Type";
    private static final String JSON = "application/json";
    private static final String IMPORTS = "/api/v1/imports?mapping=leads";

    @Autowired private Companies companies;
    @LocalServerPort private int port;

    private Companies.Company aozora;
    private Visitor program;

    @BeforeEach
    void arrive() {
        aozora = companies.aozora();
        program = new Visitor(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/cbor", "application/xml"})
    void answersAreJsonOnly(String other) {
        var answer = ask("GET", STATUS, "", "Accept", other);

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(detail(answer)).contains(other).endsWith("it is given as application/json.");
    }

    @Test
    void acceptThatIsNoFormatIsQuoted() {
        var answer = ask("GET", STATUS, "", "Accept", "garbage");

        assertThat(answer.statusCode()).isEqualTo(406);
        assertThat(detail(answer)).contains("Accept: garbage").contains("application/json.");
    }

    @Test
    void bodiesAreJsonOnly() {
        var answer =
                ask("POST", "/api/v1/proposals", "title: x", "Content-Type", "application/yaml");

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(detail(answer))
                .contains("application/yaml")
                .endsWith("accepted are application/json.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/documents/%00",
                "/api/v1/documents/%FF",
                "/api/v1/documents/Stock%2Fx",
                "/api/v1//status",
                "/api/v1/documents/Stock/%2e%2e/x",
                "/api/v1/status;x=1",
                "/api/v1/nowhere"
            })
    void refusalsMadeEarlySpeakTheLanguageAskedFor(String address) {
        var english = ask("GET", address, "");
        var japanese = ask("GET", address, "", "Accept-Language", "ja");

        assertThat(english.statusCode()).isBetween(400, 499);
        assertThat(english.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(detail(english)).matches("\\p{ASCII}+").doesNotContain("page");
        assertThat(detail(japanese)).endsWith("。").doesNotContain("ページ");
    }

    @Test
    void whatIsTooLongIsSaidToBeThat() {
        var address = ask("GET", "/api/v1/documents?q=" + "q".repeat(20_000), "");
        var header = ask("GET", STATUS, "", "X-Long", "h".repeat(60_000));

        assertThat(address.statusCode()).isEqualTo(400);
        assertThat(detail(address)).contains("8 KB");
        assertThat(header.statusCode()).isEqualTo(400);
        assertThat(detail(header)).contains("8 KB");
    }

    @Test
    void otherMethodsNameTheOnesThereAre() {
        var answer = ask("DELETE", STATUS, "");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(detail(answer)).contains("DELETE", "GET").doesNotContain("button");
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void pagesAreOpenedAndSentOnly(String method) {
        program.signIn(aozora, "sato");

        var answer =
                program.send(program.request("/inbox").method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElseThrow()).contains("GET", "POST");
        assertThat(answer.body()).contains("画面のボタン");
    }

    @Test
    void keyThatIsTooLongIsCalledByItsHeader() {
        var answer = ask("POST", "/api/v1/rebuild", "", "Idempotency-Key", "k".repeat(200));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(detail(answer)).contains("Idempotency-Key", "128", "200");
    }

    @Test
    void importWithoutAFileSaysWhatIsExpected() {
        var other = "multipart/form-data; boundary=b";
        var field = "--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\ny\r\n--b--\r\n";

        var empty = ask("POST", IMPORTS, "");
        var withoutFile = ask("POST", IMPORTS, field, "Content-Type", other);
        var withoutBoundary = ask("POST", IMPORTS, field, "Content-Type", "multipart/form-data");
        var plain = ask("POST", IMPORTS, "id,at\n", "Content-Type", "text/csv");

        assertThat(empty.statusCode()).isEqualTo(415);
        assertThat(detail(empty)).contains("multipart/form-data");
        assertThat(withoutFile.statusCode()).isEqualTo(400);
        assertThat(detail(withoutFile)).contains("multipart/form-data", "\"file\"");
        assertThat(withoutBoundary.statusCode()).isEqualTo(400);
        assertThat(detail(withoutBoundary)).contains("boundary");
        assertThat(plain.statusCode()).isEqualTo(415);
        assertThat(detail(plain)).contains("text/csv").contains("multipart/form-data.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/documents?cursor=tampered",
                "/api/v1/documents?cursor=AAAA",
                "/api/v1/proposals?cursor=-1",
                "/api/v1/proposals?cursor=xxx"
            })
    void madeUpCursorsAreNoEndOfAList(String address) {
        var answer = ask("GET", address, "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(detail(answer)).contains("\"next\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/proposals?state=wat, 'open, merged, withdrawn, all'",
        "/api/v1/documents?kind=nokind, handbook",
        "/api/v1/proposals?nope=1, 'cursor, state'",
        "/api/v1/ledger/entries?nope=1, 'from, limit'",
        "/api/v1/documents?limit=1, 'cursor, kind, prefix, q'",
        "/api/v1/status?nope=1, Leave it out",
        "/api/v1/proposals?state=open&state=all, once",
        "/api/v1/revenue/funnel/flow?grain=month&grain=week, once"
    })
    void whatACallDoesNotHaveIsNamed(String address, String said) {
        var answer = ask("GET", address, "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(detail(answer)).contains(said);
    }

    @Test
    void bodiesOfAnotherShapeSayWhatIsExpected() {
        var list = ask("POST", PROPOSALS, "[]", TYPE, JSON);
        var deep = ask("POST", PROPOSALS, "{\"x\":" + "[".repeat(5_000), TYPE, JSON);

        assertThat(list.statusCode()).isEqualTo(400);
        assertThat(detail(list)).contains("must be an object");
        assertThat(deep.statusCode()).isEqualTo(400);
        assertThat(detail(deep)).contains("500 levels");
    }

    @Test
    void noteIsOnlySavedOverWhatWasRead() {
        var answer = ask("PUT", "/api/v1/flow/2026/n.md", "# n", "If-Match", "garbage");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(detail(answer)).contains("If-Match", "ETag", "garbage");
    }

    @Test
    void proofsNameWhatIsWrongWithTheirQuestion() {
        var size = ask("GET", "/api/v1/ledger/proof?seq=0&size=99999999", "");
        var seq = ask("GET", "/api/v1/ledger/proof?seq=99999999", "");

        assertThat(size.statusCode()).isEqualTo(422);
        assertThat(detail(size)).startsWith("size cannot be \"99999999\".");
        assertThat(seq.statusCode()).isEqualTo(404);
        assertThat(detail(seq)).contains("no entry 99999999 ");
    }

    @Test
    void daysThatNoCompanyKnowsNameTheOnesThereAre() {
        var answer = ask("GET", "/api/v1/revenue/funnel/stalled?at=9999-12-31", "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(detail(answer)).contains("0001-01-04", "9999-12-29");
    }

    @Test
    void listGoesOnWhereItsCursorSays() {
        var known = ask("GET", "/api/v1/documents?lang=ja", "");
        var first = json(known).path("items").get(0).path("path").asString();

        var cursor = Cursor.after("documents", first);
        var rest = ask("GET", "/api/v1/documents?cursor=" + cursor, "");

        assertThat(json(rest).path("items").size()).isEqualTo(json(known).path("items").size() - 1);
    }

    /// As the administrator sato, in English unless `headers` say otherwise.
    private HttpResponse<String> ask(
            String method, String address, String body, String... headers) {
        var content = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request =
                program.request(address)
                        .method(method, content)
                        .setHeader("Authorization", "Bearer " + aozora.token("sato"))
                        .setHeader("Accept-Language", "en");
        for (var i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return program.send(request);
    }

    private static String detail(HttpResponse<String> answer) {
        return json(answer).path("detail").asString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return new JsonMapper().readTree(answer.body());
    }
}
