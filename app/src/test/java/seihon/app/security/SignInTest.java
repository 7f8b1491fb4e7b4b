package seihon.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;
import seihon.testkit.TestClock;

@HouseTest(web = WebEnvironment.RANDOM_PORT)
class SignInTest {

    @Autowired Companies companies;
    @Autowired TestClock clock;
    @LocalServerPort int port;

    Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = new Visitor(port);
    }

    @Test
    void anonymousVisitorGetsTheSignInPageInPlaceOfTheOneAskedFor() {
        var answer = visitor.get("/settings/profile?x=1");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("サインイン").contains("/settings/profile?x=1");
    }

    @Test
    void personWhoSignsInComesToThePageAskedForWithANewSession() {
        var company = companies.aozora();

        var answer =
                visitor.submit(
                        "/settings/profile",
                        "/signin",
                        Map.of(
                                "email",
                                company.mail("sato"),
                                "password",
                                company.password("sato")));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(there -> assertThat(there).endsWith("/settings/profile"));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie ->
                        assertThat(cookie)
                                .startsWith("seihon-session=")
                                .contains("HttpOnly")
                                .contains("SameSite=Lax"));
        assertThat(visitor.get("/menu").statusCode()).isEqualTo(200);
    }

    @Test
    void wrongPasswordIsToldWithTheTriesThatAreLeft() {
        var company = companies.aozora();

        var answer =
                visitor.submit(
                        "/signin",
                        "/signin",
                        Map.of("email", company.mail("sato"), "password", "wrong password"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).contains("メールアドレスかパスワードが違います。").contains("あと4回");
    }

    @Test
    void formFromElsewhereIsRefused() {
        var company = companies.aozora();

        var answer =
                visitor.post(
                        "/signin",
                        Map.of(
                                "email",
                                company.mail("sato"),
                                "password",
                                company.password("sato")));

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void sessionEndsAfterTwelveHoursWhateverHappens() {
        var company = companies.aozora();
        visitor.signIn(company, "sato");

        clock.advance(Duration.ofHours(12));

        assertThat(visitor.get("/menu").statusCode()).isEqualTo(401);
    }

    @Test
    void apiTakesTokensAndNothingElse() {
        var company = companies.aozora();
        visitor.signIn(company, "sato");

        var session = visitor.get("/api/v1/nothing-there");
        var token =
                visitor.send(
                        visitor.request("/api/v1/nothing-there")
                                .header("Authorization", "Bearer " + company.token("sato")));
        var wrong =
                visitor.send(
                        visitor.request("/api/v1/nothing-there")
                                .header("Authorization", "Bearer wrong"));

        assertThat(session.statusCode()).isEqualTo(401);
        assertThat(session.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"Seihon\"");
        assertThat(session.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(token.statusCode()).isEqualTo(404);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("people.token.unknown");
    }

    @Test
    void everyAnswerCarriesTheProtectingHeaders() {
        var company = companies.aozora();
        visitor.signIn(company, "sato");

        var answers =
                java.util.List.of(
                        visitor.get("/signin"),
                        visitor.get("/no-such-page"),
                        visitor.get("/menu"),
                        visitor.get("/api/v1/x"),
                        visitor.get("/git/x.git/info/refs"),
                        visitor.get("/static/css/seihon.css"),
                        visitor.get("/actuator/health"),
                        visitor.post("/menu", Map.of()));

        assertThat(answers)
                .allSatisfy(answer -> {
                    var headers = answer.headers();
                    assertThat(headers.allValues("Content-Security-Policy"))
                            .containsExactly(HeadersFilter.CONTENT_SECURITY_POLICY);
                    assertThat(headers.allValues("X-Content-Type-Options"))
                            .containsExactly("nosniff");
                    assertThat(headers.allValues("Referrer-Policy")).containsExactly("same-origin");
                    assertThat(headers.allValues("Cache-Control")).hasSize(1);
                    assertThat(headers.allValues("Vary"))
                            .anyMatch(vary ->
                                    vary.toLowerCase(java.util.Locale.ROOT).contains("hx-request"));
                });
    }

    @Test
    void signedOutIsSignedOut() {
        var company = companies.aozora();
        visitor.signIn(company, "sato");

        visitor.submit("/menu", "/signout", Map.of());

        assertThat(visitor.get("/menu").statusCode()).isEqualTo(401);
    }
}
