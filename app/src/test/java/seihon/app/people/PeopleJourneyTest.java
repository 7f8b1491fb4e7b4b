package seihon.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import seihon.app.Companies;
import seihon.app.Companies.Company;
import seihon.app.Visitor;
import seihon.domain.Transactions;
import seihon.ledger.Rebuild;
import seihon.testkit.HouseTest;
import seihon.testkit.TestClock;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@HouseTest(web = WebEnvironment.RANDOM_PORT)
class PeopleJourneyTest {

    private static final Pattern SECRET = Pattern.compile("id=\"secret\">([^<]+)<");

    @Autowired Companies companies;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired Rebuild rebuild;
    @Autowired TestClock clock;
    @LocalServerPort int port;

    Company company;
    Visitor sato;

    @BeforeEach
    void openTheCompany() {
        company = companies.aozora();
        sato = new Visitor(port);
        sato.signIn(company, "sato");
    }

    @Test
    void everyPageOfPeopleAndSettingsOpensInBothLanguages() {
        var pages =
                List.of(
                        "/people",
                        "/people/tanaka",
                        "/people/tanaka/leaving",
                        "/settings",
                        "/settings/profile",
                        "/settings/password",
                        "/settings/absence",
                        "/settings/tokens",
                        "/settings/sessions",
                        "/settings/passkeys",
                        "/settings/accounts",
                        "/settings/everybody/tokens",
                        "/settings/oidc",
                        "/settings/accounts/tanaka/sessions",
                        "/signin/again");

        for (var page : pages) {
            for (var language : List.of("ja", "en")) {
                var answer = sato.get(page + "?lang=" + language);
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(answer.body()).as(page).doesNotContain("??");
            }
        }
    }

    @Test
    void tokenIsShownOnceWorksAndEndsWhenRevoked() {
        var made =
                sato.submit(
                        "/settings/tokens",
                        "/settings/tokens",
                        Map.of("label", "git", "scopes", "api-read", "days", "30"));
        var found = SECRET.matcher(made.body());
        assertThat(found.find()).isTrue();
        var secret = found.group(1);

        var page = sato.get("/settings/tokens").body();
        var reads = withToken("/api/v1/nothing", secret);
        var revocation = Pattern.compile("/settings/tokens/[0-9a-f-]+/revocation").matcher(page);
        while (revocation.find()) {
            sato.submit("/settings/tokens", revocation.group(), Map.of());
        }

        assertThat(page).doesNotContain(secret);
        assertThat(reads).isEqualTo(404);
        assertThat(withToken("/api/v1/nothing", secret)).isEqualTo(401);
    }

    @Test
    void administratorDecidesNothingWithATokenInSomebodyElsesName() {
        var made = tell(company.token("sato"), "/api/v1/people/mori/tokens", "{}").body();
        var token = JsonMapper.shared().readTree(made).get("token").asString();
        assertThat(newestMail()).contains("森 健太さん", "佐藤 花子さん", "/settings/tokens");
        var opened =
                tell(
                        company.token("sato"),
                        "/api/v1/proposals",
                        """
                        {"title": "手引き", "why": "", "changes": [
                          {"path": "Stock/handbook/new.md", "content":
                           "---\\nkind: handbook\\nid: new\\ntitle: {ja: 手引き}\\nowner: role:manager\\n---\\n本文\\n"}]}
                        """);
        var proposal = JsonMapper.shared().readTree(opened.body());
        var approvals = "/api/v1/proposals/" + proposal.get("number").asLong() + "/approvals";
        var digest = "{\"change_digest\": \"" + proposal.get("change_digest").asString() + "\"}";

        var refused = tell(token, approvals, digest);
        var approved = tell(company.token("mori"), approvals, digest);

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(409);
        assertThat(refused.body()).contains("docs.approval.token-of-contributor");
        assertThat(approved.statusCode()).as(approved.body()).isEqualTo(200);
    }

    @Test
    void tokenMadeWithATokenMayNoMoreAndLastsNoLonger() {
        var narrow = made(company.token("sato"), "{\"scopes\": [\"api-write\"], \"days\": 1}");
        var secret = narrow.get("token").asString();

        var wider = tell(secret, "/api/v1/people/sato/tokens", "{\"scopes\": [\"git-write\"]}");
        var child = made(secret, "{}");

        assertThat(wider.statusCode()).isEqualTo(403);
        assertThat(wider.body()).contains("people.token.scopes-forbidden");
        assertThat(child.get("expires_at")).isEqualTo(narrow.get("expires_at"));
        assertThat(withToken("/api/v1/nothing", child.get("token").asString())).isEqualTo(403);
    }

    private JsonNode made(String token, String wish) {
        var answer = tell(token, "/api/v1/people/sato/tokens", wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(answer.body());
    }

    @Test
    void whoFindsABrowserOpenAddsNoWayIn() {
        clock.advance(Duration.ofMinutes(6));

        var token =
                sato.submit(
                        "/settings/tokens",
                        "/settings/tokens",
                        Map.of("label", "stale", "scopes", "api-read", "days", "30"));
        var passkey =
                sato.submit("/settings/passkeys", "/settings/passkeys", Map.of("label", "stale"));

        assertThat(token.statusCode()).isEqualTo(403);
        assertThat(token.body()).contains("/signin/again?next=").doesNotContain("stale");
        assertThat(passkey.statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> tell(String token, String address, String json) {
        return sato.send(
                sato.request(address)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private int withToken(String path, String token) {
        return sato.send(sato.request(path).header("Authorization", "Bearer " + token))
                .statusCode();
    }

    @Test
    void closedAccountIsOutAtItsNextRequest() {
        var tanaka = new Visitor(port);
        tanaka.signIn(company, "tanaka");
        assertThat(tanaka.get("/people").statusCode()).isEqualTo(200);

        sato.submit("/settings/accounts", "/settings/accounts/tanaka/closing", Map.of());

        assertThat(tanaka.get("/people").statusCode()).isEqualTo(401);
    }

    @Test
    void refusedInvitationsAreNotTypedAgain() {
        var answer =
                sato.submit(
                        "/settings/accounts",
                        "/settings/accounts/csv",
                        Map.of("csv", "id,name,email\nnobody,山下 桜,"));

        assertThat(answer.body()).contains("2行目", "nobody,山下 桜,");
    }

    @Test
    void onlyAdministratorsReachAccounts() {
        var tanaka = new Visitor(port);
        tanaka.signIn(company, "tanaka");

        assertThat(tanaka.get("/settings/accounts").statusCode()).isEqualTo(403);
        assertThat(tanaka.get("/people/sato/leaving").statusCode()).isEqualTo(403);
        assertThat(tanaka.get("/settings/everybody/tokens").statusCode()).isEqualTo(403);
        assertThat(tanaka.get("/settings/oidc").statusCode()).isEqualTo(403);
    }

    @Test
    void recoveryLinkSetsAPasswordOnceAndEndsOtherSessions() {
        var somebody = new Visitor(port);
        var answer =
                somebody.submit("/recovery", "/recovery", Map.of("email", company.mail("sato")));
        assertThat(answer.body()).contains("リンクを送りました");
        clock.advance(java.time.Duration.ofSeconds(2));
        var link = linkIn("recovery");

        var exchanged = somebody.get(link);
        var page = "/recovery/password";
        var weak = somebody.submit(page, page, Map.of("password", "password"));
        var done = somebody.submit(page, page, Map.of("password", "kumo hitotsu nai sora"));

        assertThat(exchanged.statusCode()).isEqualTo(302);
        assertThat(exchanged.headers().firstValue("Location").orElse("")).endsWith(page);
        assertThat(exchanged.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(exchanged.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith("seihon-link=")
                                .contains("HttpOnly", "SameSite=Lax", "Path=/recovery"));
        assertThat(weak.body()).contains("広く知られて");
        assertThat(done.body()).contains("パスワードを設定しました");
        assertThat(done.body()).doesNotContain(link.substring("/recovery/".length()));
        assertThat(somebody.get(link).statusCode()).isEqualTo(404);
        assertThat(somebody.get(page).statusCode()).isEqualTo(404);
        assertThat(sato.get("/people").statusCode()).isEqualTo(401);
    }

    private String newestMail() {
        return transactions.read(
                company.tenant(),
                () ->
                        jdbc.sql(
                                        "select body from web_mail where tenant_id = :tenant order by created_at desc limit 1")
                                .param("tenant", company.tenant().value())
                                .query(String.class)
                                .single());
    }

    private String linkIn(String kind) {
        var link = Pattern.compile("/" + kind + "/[A-Za-z0-9_-]+").matcher(newestMail());
        assertThat(link.find()).isTrue();
        return link.group();
    }

    @Test
    void absenceNamesADeputyInOneForm() {
        sato.submit(
                "/settings/absence",
                "/settings/absence",
                Map.of("from", "2026-11-24", "until", "2026-11-30", "deputy", "tanaka"));

        assertThat(sato.get("/settings/absence").body()).contains("田中 一郎").contains("11月30日");
    }

    @Test
    void peopleRebuiltFromTheLedgerAreTheSame() {
        var results = rebuild.all(company.tenant(), (_, _, _) -> {});

        assertThat(results).isNotEmpty().allMatch(Rebuild.Result::equal);
    }
}
