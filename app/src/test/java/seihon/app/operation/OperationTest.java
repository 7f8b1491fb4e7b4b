package seihon.app.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HouseTest(web = WebEnvironment.RANDOM_PORT)
class OperationTest {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final int MOST_POLLS = 300;

    @Autowired private Companies companies;
    @LocalServerPort private int port;

    private Companies.Company aozora;
    private Visitor visitor;

    @BeforeEach
    void arrive() {
        aozora = companies.aozora();
        visitor = new Visitor(port);
    }

    @Test
    void statusNamesTheCompanyAndWhatItsLedgerHolds() {
        var status = json(ask("GET", "/api/v1/status", "tanaka"));

        assertThat(status.path("tenant").asString()).isEqualTo(aozora.slug());
        assertThat(status.path("ledger_size").asLong()).isPositive();
        assertThat(status.path("lag").isNumber()).isTrue();
        assertThat(status.path("healthy").asBoolean()).isTrue();
    }

    @Test
    void rebuildGivesEqualDigests() throws InterruptedException {
        var asked = ask("POST", "/api/v1/rebuild", "sato");

        assertThat(asked.statusCode()).isEqualTo(202);
        var address = "/api/v1/rebuild/" + json(asked).path("id").asString();
        var job = json(ask("GET", address, "sato"));
        for (var poll = 0; poll < MOST_POLLS && !isOver(job); poll++) {
            Thread.sleep(POLL);
            job = json(ask("GET", address, "sato"));
        }
        assertThat(job.path("state").asString()).isEqualTo("done");
        assertThat(job.path("equal").asBoolean()).isTrue();
        assertThat(job.path("digests").path("after")).isEqualTo(job.path("digests").path("before"));
    }

    @Test
    void logOfANewCompanyIsSound() {
        var report = json(ask("POST", "/api/v1/fsck", "sato"));

        assertThat(report.path("sound").asBoolean()).isTrue();
        assertThat(report.path("size").asLong()).isPositive();
    }

    @Test
    void memberMayLookButNotAskForWorkOnEverything() {
        assertThat(ask("GET", "/api/v1/status", "ogawa").statusCode()).isEqualTo(200);
        assertThat(ask("POST", "/api/v1/rebuild", "ogawa").statusCode()).isEqualTo(403);
        assertThat(ask("POST", "/api/v1/fsck", "ogawa").statusCode()).isEqualTo(403);
    }

    @Test
    void otherCompanysRebuildIsNotFound() {
        var id = json(ask("POST", "/api/v1/rebuild", "sato")).path("id").asString();
        aozora = companies.aozora();

        assertThat(ask("GET", "/api/v1/rebuild/" + id, "sato").statusCode()).isEqualTo(404);
    }

    @Test
    void pageForItIsForAdministrators() {
        visitor.signIn(aozora, "sato");
        var page = visitor.get("/settings/system");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("PostgreSQL", "/git/" + aozora.slug() + ".git", "バックアップ")
                .contains("/sign-in/oidc/" + aozora.slug() + "/return")
                .doesNotContain("??");
        assertThat(visitor.get("/settings").body()).contains("/settings/system");

        var member = new Visitor(port);
        member.signIn(aozora, "ogawa");
        assertThat(member.get("/settings/system").statusCode()).isEqualTo(403);
        assertThat(member.get("/settings").body()).doesNotContain("/settings/system");
    }

    @Test
    void metricsAreForTheAdministratorsToken() {
        assertThat(visitor.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/actuator/prometheus").statusCode()).isEqualTo(401);
        assertThat(ask("GET", "/actuator/prometheus", "ogawa").statusCode()).isEqualTo(403);
        assertThat(ask("GET", "/actuator/prometheus", "sato").body()).contains("jvm_memory_used");
    }

    private static boolean isOver(JsonNode job) {
        var state = job.path("state").asString();
        return state.equals("done") || state.equals("failed");
    }

    private HttpResponse<String> ask(String method, String path, String person) {
        return visitor.send(
                visitor.request(path)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .header("Authorization", "Bearer " + aozora.token(person)));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(400);
        return new JsonMapper().readTree(answer.body());
    }
}
