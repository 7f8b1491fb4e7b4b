package seihon.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.app.Companies.Company;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;
import seihon.testkit.TestClock;

/// The company's own sign-in as far as it goes without a provider: nothing listens on port 1.
@HouseTest(web = WebEnvironment.RANDOM_PORT)
class CompanySignInTest {

    private static final String PAGE = "/settings/oidc";
    private static final Map<String, String> PROVIDER =
            Map.of(
                    "issuer",
                    "http://localhost:1/realm",
                    "client",
                    "seihon-client",
                    "secret",
                    "kept-to-ourselves",
                    "claim",
                    "email",
                    "names",
                    "mail",
                    "on",
                    "on");

    @Autowired Companies companies;
    @Autowired TestClock clock;
    @LocalServerPort int port;

    Company company;
    Visitor sato;
    Visitor visitor;

    @BeforeEach
    void arrive() {
        company = companies.aozora();
        sato = new Visitor(port);
        sato.signIn(company, "sato");
        visitor = new Visitor(port);
    }

    @Test
    void companyThatIsNamedShowsItsLinkAndNobodyElses() {
        sato.submit(PAGE, PAGE, PROVIDER);

        var named = visitor.get("/signin?next=/documents&tenant=" + company.slug()).body();
        var unnamed = visitor.get("/signin").body();
        var wrong = visitor.get("/signin?tenant=nobody").body();

        assertThat(named)
                .contains("href=\"" + door() + "?next=/documents\"")
                .contains("あおぞら製作所の認証サービスで入る");
        assertThat(unnamed).doesNotContain("あおぞら製作所").contains("会社のid");
        assertThat(wrong).contains("このidの会社には、認証サービスによるサインインがありません");
    }

    @Test
    void companyWithoutAProviderHasNoWayToOne() {
        var page = visitor.get("/signin?tenant=" + company.slug());
        var way = visitor.get(door());

        assertThat(page.body()).doesNotContain("/sign-in/oidc/");
        assertThat(way.statusCode()).isEqualTo(404);
        assertProtected(way);
        assertThat(way.body()).contains("会社の認証サービスによるサインインを使えません");
    }

    @Test
    void providerThatIsAwayIsToldAndFillsNoTable() {
        sato.submit(PAGE, PAGE, PROVIDER);

        var answer = visitor.get(door());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertProtected(answer);
        assertThat(answer.body()).contains("localhost:1/realm").contains("を読めませんでした");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("seihon-session"));
    }

    @Test
    void answerToNoQuestionIsRefused() {
        sato.submit(PAGE, PAGE, PROVIDER);

        var answer = visitor.get(door() + "/return?code=abc&state=made-up");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertProtected(answer);
        assertThat(answer.body()).contains("この画面から始めたものと確かめられませんでした");
        assertThat(visitor.get("/menu").statusCode()).isEqualTo(401);
    }

    @Test
    void whoSignedOutAtTheProviderComesBackToTheirCompanysDoor() {
        var answer = visitor.get(door() + "/return");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .endsWith("/signin?tenant=" + company.slug());
    }

    @Test
    void settingsShowTheAddressToRegisterAndNeverTheSecret() {
        var saved = sato.submit(PAGE, PAGE, PROVIDER);
        var page = sato.get(PAGE).body();

        assertThat(saved.statusCode()).isEqualTo(302);
        assertThat(page)
                .contains("http://localhost:" + port + door() + "/return")
                .contains("seihon-client")
                .contains("保存してあります")
                .contains("/signin?tenant=" + company.slug())
                .doesNotContain("kept-to-ourselves");
    }

    @Test
    void wrongConnectionIsExplainedBeforeAnybodyUsesIt() {
        sato.submit(PAGE, PAGE, PROVIDER);

        var tested = sato.submit(PAGE, PAGE + "/tests", Map.of());

        assertThat(tested.statusCode()).isEqualTo(200);
        assertThat(tested.body()).contains("要修正").contains("を読めませんでした");
    }

    @Test
    void wrongWishIsRefusedAndStaysInTheFields() {
        var answer =
                sato.submit(
                        PAGE,
                        PAGE,
                        Map.of(
                                "issuer",
                                "http://id.aozora.example",
                                "client",
                                "typed-client",
                                "secret",
                                "typed-secret",
                                "claim",
                                "email"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains("typed-client")
                .contains("https:// で始まり")
                .doesNotContain("typed-secret");
    }

    @Test
    void changingWhoMayComeInTakesAFreshProof() {
        clock.advance(Duration.ofMinutes(6));

        var answer = sato.submit(PAGE, PAGE, PROVIDER);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("seihon-client")
                .contains("/signin/again?next=")
                .doesNotContain("kept-to-ourselves");
        assertThat(visitor.get(door()).statusCode()).isEqualTo(404);
    }

    private String door() {
        return "/sign-in/oidc/" + company.slug();
    }

    private static void assertProtected(HttpResponse<String> answer) {
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly(HeadersFilter.CONTENT_SECURITY_POLICY);
        assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
    }
}
