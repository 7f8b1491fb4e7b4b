package seihon.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.browser.Visit.Eyes;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.Proposals.Draft;
import seihon.docs.Proposals.Standing;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.people.Tenants;
import seihon.testkit.HouseTest;
import seihon.web.Addressee;

/// What people of Aozora do on a working day, in Chromium.
@Tag("browser")
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest {

    private static final DocPath NOTE = new DocPath("Stock/handbook/company/journey.md");

    @LocalServerPort private int port;
    @Autowired private Proposals proposals;
    @Autowired private Tenants tenants;
    @Autowired private Addressee addressee;
    @Autowired private Transactions transactions;
    @Autowired private Clock clock;

    @Test
    void whoSignsInSeesWhatWaitsAndSignsOutAgain() {
        try (var sato = Traveller.of(port, "sato", Eyes.DESK)) {
            assertThat(sato.page().url()).endsWith("/inbox");
            assertThat(sato.text()).contains("出張の事前申請を三万円からにする");

            sato.page().locator("details.menu summary.tool").click();
            sato.press("サインアウトする");

            assertThat(sato.open("/inbox").locator("#password").isVisible()).isTrue();
        }
    }

    @Test
    void aProposalIsReturnedRevisedApprovedAndBecomesTheDocument() {
        var number = open("ogawa", "最初の文章です。");

        try (var tanaka = Traveller.of(port, "tanaka", Eyes.DESK)) {
            tanaka.open("/proposals/" + number);
            tanaka.page().locator("summary[data-key=r]").click();
            tanaka.page().locator("#return-why").fill("だれが読むのかを書いてください。");
            tanaka.follow(tanaka.page().locator("form.pop input[type=submit]"));
            assertThat(tanaka.text()).contains("差し戻");
        }
        try (var ogawa = Traveller.of(port, "ogawa", Eyes.DESK)) {
            ogawa.open("/proposals/" + number + "/edit");
            ogawa.page().locator("textarea[name=content]").fill(document("全員が読みます。"));
            ogawa.press("改訂する");
            assertThat(ogawa.text()).contains("第2版");
        }
        try (var tanaka = Traveller.of(port, "tanaka", Eyes.DESK)) {
            tanaka.open("/proposals/" + number);
            tanaka.press("承認する");
            assertThat(tanaka.flash()).contains("正本");
        }
        try (var sato = Traveller.of(port, "sato", Eyes.DESK)) {
            sato.open("/documents/" + NOTE);
            assertThat(sato.text()).contains("全員が読みます。");
        }
    }

    @Test
    void aDocumentIsFoundByTwoCharacters() {
        try (var sato = Traveller.of(port, "sato", Eyes.DESK)) {
            var page = sato.open("/documents");
            page.keyboard().press("/");
            page.keyboard().type("商談");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.contains("/search"));

            assertThat(sato.text()).contains("商談化の基準");
        }
    }

    @Test
    void theInboxIsWorkedThroughByKeyboard() {
        try (var sato = Traveller.of(port, "sato", Eyes.DESK)) {
            var page = sato.open("/inbox");
            page.waitForSelector("#preview .decide");
            page.keyboard().press("j");
            page.waitForFunction(
                    "() => document.querySelector('#preview h1')?.textContent.includes('製造部')");

            page.keyboard().press("k");
            page.waitForFunction(
                    "() => document.querySelector('#preview h1')?.textContent.includes('出張')");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.contains("/proposals/"));

            assertThat(sato.text()).contains("出張の事前申請を三万円からにする");
        }
    }

    /// The key of a decision never presses a button of the line before.
    @Test
    void theInboxShowsNoDecisionOfAnotherLine() {
        try (var sato = Traveller.of(port, "sato", Eyes.DESK)) {
            var page = sato.open("/inbox");
            page.waitForSelector("#preview .decide");
            var second = page.locator("[data-line]").nth(1).getAttribute("href");
            var held = new CompletableFuture<Route>();
            page.route(url -> url.endsWith(second), held::complete);

            page.keyboard().press("j");
            assertThat(page.locator("#preview [data-key]").count()).isZero();

            page.waitForCondition(held::isDone);
            page.keyboard().press("k");
            page.waitForSelector("#preview .decide");
            var shown = page.locator("#preview h1").innerText();
            page.waitForResponse(
                    response -> response.url().endsWith(second), () -> held.join().resume());
            assertThat(page.locator("#preview h1").innerText()).isEqualTo(shown);
        }
    }

    @Test
    void aPhoneDecidesInTwoTaps() {
        var number = open("ogawa", "電話で読む文章です。");
        try (var mori = Traveller.of(port, "mori", Eyes.PHONE)) {
            mori.open("/proposals/" + number);
            mori.press("承認する");

            assertThat(mori.page().locator(".toast-s").isVisible()).isTrue();
        }
    }

    private long open(String person, String text) {
        var now = clock.instant();
        var tenant = tenants.all().getFirst().id();
        Person author =
                transactions.read(tenant, () -> addressee.people(tenant, now)).stream()
                        .filter(one -> one.id().equals(new PersonId(person)))
                        .findFirst()
                        .orElseThrow();
        var draft =
                new Draft(
                        "旅のしおり",
                        "新しく書きます。",
                        List.of(FileEdit.write(NOTE, document(text))),
                        Set.of());
        return switch (proposals.open(author, draft, now)) {
            case Outcome.Done<Standing>(var standing) -> standing.number();
            case Outcome.Refused<Standing>(var why) -> throw new AssertionError(why);
        };
    }

    private static String document(String text) {
        return """
        ---
        kind: handbook
        id: journey
        title: 旅のしおり
        owner: role:manager
        ---

        %s
        """
                .formatted(text);
    }
}
