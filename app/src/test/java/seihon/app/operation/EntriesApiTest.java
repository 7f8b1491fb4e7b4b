package seihon.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.testkit.HouseTest;
import tools.jackson.databind.json.JsonMapper;

@HouseTest(web = WebEnvironment.RANDOM_PORT)
class EntriesApiTest {

    @Autowired private Companies companies;
    @LocalServerPort private int port;

    private Companies.Company aozora;

    @BeforeEach
    void found() {
        aozora = companies.aozora();
    }

    @Test
    void theFirstCommitIsTheFirstDecision() throws Exception {
        var answer = get("/api/v1/ledger/entries?limit=1000", "mori");

        assertThat(answer.statusCode()).isEqualTo(200);
        var items = new JsonMapper().readTree(answer.body()).path("items");
        assertThat(items.size()).isPositive();
        assertThat(items.get(0).path("seq").asLong(-1)).isZero();
        assertThat(items.findValuesAsString("kind")).contains("decision");
        assertThat(items.get(0).path("payload").isObject()).isTrue();
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        var first = new JsonMapper().readTree(get("/api/v1/ledger/entries?limit=1", "mori").body());

        assertThat(first.path("items").size()).isEqualTo(1);
        if (first.path("next").isString()) {
            var next =
                    get("/api/v1/ledger/entries?from=" + first.path("next").stringValue(), "mori");
            var items = new JsonMapper().readTree(next.body()).path("items");
            assertThat(items.get(0).path("seq").asLong(-1)).isEqualTo(1);
        }
    }

    @Test
    void whoDoesNotAnswerForTheLedgerIsRefused() throws Exception {
        assertThat(get("/api/v1/ledger/entries", "ogawa").statusCode()).isEqualTo(403);
        assertThat(get("/api/v1/ledger/entries?limit=5000", "mori").statusCode()).isEqualTo(400);
    }

    private HttpResponse<String> get(String path, String person) throws Exception {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("Authorization", "Bearer " + aozora.token(person))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
