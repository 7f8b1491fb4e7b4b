package seihon.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.app.Companies.Company;
import seihon.app.Visitor;
import seihon.app.security.Keycloak.User;
import seihon.browser.Chromium;
import seihon.browser.Visit;
import seihon.people.SingleSignOn;
import seihon.testkit.HouseTest;
import seihon.testkit.TestClock;

/// The administrator connects the house to a real provider; people sign in there, in Chromium. The
/// house has this one company, so its sign-in page offers the link by itself.
@Tag("browser")
@HouseTest(
        web = WebEnvironment.RANDOM_PORT,
        properties = "spring.application.name=seihon-and-keycloak")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SingleSignOnTest {

    private static final String PAGE = "/settings/oidc";
    private static final String LINK = "あおぞら製作所の認証サービスで入る";

    @Autowired private Companies companies;
    @Autowired private SingleSignOn signOn;
    @Autowired private TestClock clock;
    @LocalServerPort private int port;

    private final ConcurrentLinkedQueue<Response> answers = new ConcurrentLinkedQueue<>();
    private Company company;
    private Keycloak keycloak;

    @BeforeAll
    void connect() throws IOException, InterruptedException {
        company = companies.aozora();
        keycloak =
                Keycloak.start(
                        signOn.returnAddress(company.slug()),
                        List.of(
                                user("sato", true),
                                user("tanaka", true),
                                user("ogawa", false),
                                new User("stranger", "stranger@aozora.example", true)));
        clock.set(Instant.now());
        try (var visit = visit()) {
            var page = visit.open("/signin");
            assertThat(page.content()).doesNotContain("/sign-in/oidc");
            signInByPassword(page, "sato");
            enterTheSettings(visit);
            page.locator("#test button").click();
            page.waitForSelector("#test .ck");
            assertThat(page.locator("#test .ck .ok").count()).isEqualTo(4);
            look(visit, "settings-oidc-tested");
        }
    }

    @AfterAll
    void disconnect() {
        keycloak.close();
    }

    /// The provider's clock runs; ours stands until it is set.
    @BeforeEach
    void itIsNow() {
        clock.set(Instant.now());
        answers.clear();
    }

    private User user(String person, boolean verified) {
        return new User(person, company.mail(person), verified);
    }

    private void enterTheSettings(Visit visit) {
        var page = visit.open(PAGE);
        assertThat(page.locator("#returns").inputValue())
                .isEqualTo(signOn.returnAddress(company.slug()));
        page.fill("#issuer", keycloak.issuer());
        page.fill("#client", Keycloak.CLIENT);
        page.fill("#secret", Keycloak.SECRET);
        page.check("input[name=on]");
        page.locator("#provider button[type=submit]").click();
        page.waitForSelector("text=サインインの設定を保存しました。");
    }

    @Test
    void whoSignsInAtTheProviderLandsOnThePageAskedForAndSignsOutOfBoth() {
        try (var visit = visit()) {
            var page = visit.open("/documents");
            leaveForTheProvider(page);
            var before = session(page);
            signInAtTheProvider(page, user("sato", true));
            page.waitForURL(Pattern.compile("http://localhost:" + port + "/documents"));
            assertThat(page.content()).contains("佐藤 花子");
            assertThat(session(page)).isNotEmpty().isNotEqualTo(before);

            page.locator("details.menu summary.tool").click();
            page.getByRole(AriaRole.BUTTON, named("サインアウトする")).first().click();
            page.waitForURL(Pattern.compile(".*/signin"));
            look(visit, "signin-farewell");
            var beside = page.context().newPage();
            beside.navigate("http://localhost:" + port + "/documents");
            assertThat(beside.locator("#password").isVisible()).isTrue();
            page.getByRole(AriaRole.LINK, named("認証サービスからもサインアウトする")).click();
            page.waitForURL(Pattern.compile(".*/signin\\?tenant=" + company.slug()));

            leaveForTheProvider(page);
            assertThat(page.locator("#username").isVisible()).isTrue();
            assertEveryAnswerIsProtected(visit);
        }
    }

    @Test
    void strangerIsToldThatTheyHaveNoAccountHere() {
        try (var visit = visit()) {
            var page = visit.open("/signin");
            leaveForTheProvider(page);
            signInAtTheProvider(page, new User("stranger", "", true));

            page.waitForSelector("#problem");
            assertThat(page.locator("#problem").innerText()).contains("アカウントが見つかりません");
            look(visit, "signin-stranger");
            assertThat(visit.open("/menu").locator("#password").isVisible()).isTrue();
            assertEveryAnswerIsProtected(visit);
        }
    }

    @Test
    void addressThatTheProviderHasNotVerifiedOpensNothing() {
        try (var visit = visit()) {
            var page = visit.open("/signin");
            leaveForTheProvider(page);
            signInAtTheProvider(page, user("ogawa", false));

            page.waitForSelector("#problem");
            assertThat(page.locator("#problem").innerText()).contains("確認済みとしていません");
        }
    }

    @Test
    void closedAccountIsRefusedAlthoughTheProviderKnowsItsOwner() {
        var sato = new Visitor(port);
        sato.signIn(company, "sato");
        sato.submit("/settings/accounts", "/settings/accounts/tanaka/closing", Map.of());
        try (var visit = visit()) {
            var page = visit.open("/signin");
            leaveForTheProvider(page);
            signInAtTheProvider(page, user("tanaka", true));

            page.waitForSelector("#problem");
            assertThat(page.locator("#problem").innerText()).contains("アカウントが止まっている");
            assertThat(visit.open("/menu").locator("#password").isVisible()).isTrue();
        }
    }

    @Test
    void answerIsTakenOnlyInTheBrowserAndWithTheStateItWasAskedWith() {
        var visitor = new Visitor(port);
        var door = "/sign-in/oidc/" + company.slug();
        var leaving = visitor.get(door);
        var question = leaving.headers().firstValue("Location").orElseThrow();
        var found = Pattern.compile("[?&]state=([^&]+)").matcher(question);
        assertThat(found.find()).isTrue();
        var answer = door + "/return?code=abc&iss=" + keycloak.issuer() + "&state=";

        assertThat(question).startsWith(keycloak.issuer());
        assertThat(leaving.headers().allValues("Content-Security-Policy"))
                .containsExactly(HeadersFilter.CONTENT_SECURITY_POLICY);
        assertThat(visitor.get(answer + "tampered").statusCode()).isEqualTo(400);
        assertThat(new Visitor(port).get(answer + found.group(1)).statusCode()).isEqualTo(400);
        assertThat(visitor.get(answer + found.group(1)).statusCode()).isEqualTo(403);
        assertThat(visitor.get("/menu").statusCode()).isEqualTo(401);
    }

    @Test
    void providerProvesAgainWhoOneIs() {
        try (var visit = visit()) {
            clock.set(Instant.now().minus(Duration.ofMinutes(10)));
            signInByPassword(visit.open("/signin"), "sato");
            clock.set(Instant.now());
            var page = visit.open(PAGE);
            page.locator("#provider button[type=submit]").click();
            page.waitForSelector("#problem");
            assertThat(page.locator("#problem").innerText()).contains("本人を確かめます");

            look(visit, "settings-oidc-proof");

            page = visit.open("/signin/again?next=" + PAGE);
            look(visit, "signin-again");
            page.getByRole(AriaRole.LINK, named("会社の認証サービスで確かめる")).click();
            signInAtTheProvider(page, user("sato", true));
            page.waitForURL(Pattern.compile(".*" + PAGE));
            page.locator("#provider button[type=submit]").click();

            page.waitForSelector("text=サインインの設定を保存しました。");
            assertEveryAnswerIsProtected(visit);
        }
    }

    private Visit visit() {
        var visit = Chromium.visit("http://localhost:" + port, Visit.Eyes.DESK);
        visit.page().onResponse(answers::add);
        return visit;
    }

    /// Pages that only a provider brings about; the others are in the tour of screens.
    private static void look(Visit visit, String name) {
        visit.assertAccessible();
        visit.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(Path.of("target", "screens", name + ".png"))
                                .setFullPage(true));
    }

    private void signInByPassword(Page page, String person) {
        page.fill("#email", company.mail(person));
        page.fill("#password", company.password(person));
        page.locator("form.si-f button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("/signin"));
    }

    private static void leaveForTheProvider(Page page) {
        page.getByRole(AriaRole.LINK, named(LINK)).click();
        page.waitForSelector("#kc-login");
    }

    private static void signInAtTheProvider(Page page, User user) {
        page.fill("#username", user.name());
        page.fill("#password", user.password());
        page.click("#kc-login");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private String session(Page page) {
        return page.context().cookies("http://localhost:" + port).stream()
                .filter(cookie -> cookie.name.equals("seihon-session"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElse("");
    }

    private void assertEveryAnswerIsProtected(Visit visit) {
        var ours = "http://localhost:" + port + "/";
        assertThat(answers.stream().filter(answer -> answer.url().startsWith(ours)))
                .isNotEmpty()
                .allSatisfy(answer ->
                        assertThat(answer.headerValue("content-security-policy"))
                                .as(answer.url())
                                .isEqualTo(HeadersFilter.CONTENT_SECURITY_POLICY));
        assertThat(visit.complaints()).noneMatch(said -> said.contains("Content Security Policy"));
    }
}
