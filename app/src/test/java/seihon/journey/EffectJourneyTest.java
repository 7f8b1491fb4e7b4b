package seihon.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.browser.Visit.Eyes;
import seihon.connectors.Imports;
import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Replay;
import seihon.people.Tenants;
import seihon.testkit.HouseTest;
import seihon.web.Addressee;

/// Somebody wants to count opportunities otherwise; whoever approves sees first what that does to
/// the numbers.
@Tag("browser")
@HouseTest(
        web = WebEnvironment.RANDOM_PORT,
        properties = {"seihon.example=true", "seihon.trade=true"})
class EffectJourneyTest {

    private static final String MODEL = "Stock/revenue/new-business.yaml";
    private static final Path PICTURES = Path.of("target", "screens");
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final double LONGEST_MILLIS = 120_000;

    @LocalServerPort private int port;
    @Autowired private Tenants tenants;
    @Autowired private Addressee addressee;
    @Autowired private Imports imports;
    @Autowired private Replay replay;
    @Autowired private Transactions transactions;
    @Autowired private Clock clock;

    @Test
    void whoeverApprovesAStageSeesWhatItDoesToTheNumbers() {
        everythingHasArrived();
        long number;
        try (var ishii = Traveller.of(port, "ishii", Eyes.DESK)) {
            number =
                    ishii.proposes(
                            MODEL,
                            "fact.data.to == '商談'",
                            "fact.data.to == '商談' && fact.amount > 3000000.0");
            assertThat(effect(ishii).locator("h2")).hasText("数字への影響");
        }

        try (var sato = Traveller.of(port, "sato", Eyes.DESK)) {
            var page = sato.open("/proposals/" + number);
            assertThat(effect(sato).locator("td.chg").first()).isVisible(patiently());
            assertThat(effect(sato)).containsText("残高が");
            assertThat(effect(sato)).containsText("台帳の先頭");
            picture(page, "effect-desk-ja");
            sato.follow(effect(sato).getByText("すべての数字を比べる"));
            assertThat(sato.text()).contains("商談の残高", "変わらない数字");
            picture(page, "effect-all-desk-ja");
            sato.open("/inbox");
            assertThat(sato.text()).contains("残高が");

            sato.open("/proposals/" + number);
            sato.press("承認する");
            assertThat(sato.flash()).isNotEmpty();
        }
        try (var mori = Traveller.of(port, "mori", Eyes.PHONE)) {
            var page = mori.open("/proposals/" + number + "?lang=en");
            assertThat(effect(mori)).containsText("Effect on the numbers");
            picture(page, "effect-phone-en");
            picture(mori.open("/proposals/" + number + "/effect"), "effect-all-phone-en");
        }
    }

    private static Locator effect(Traveller traveller) {
        return traveller.page().locator("#effect");
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(LONGEST_MILLIS);
    }

    private static void picture(Page page, String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(true));
    }

    /// The example's files are taken apart in the background.
    private void everythingHasArrived() {
        var tenant = tenants.all().getFirst().id();
        var until = System.nanoTime() + LONGEST.toNanos();
        while (isImporting(tenant)) {
            assertThat(System.nanoTime()).as("the imports take too long").isLessThan(until);
            pause();
        }
        replay.catchUp(tenant);
    }

    private boolean isImporting(TenantId tenant) {
        var all = transactions.read(tenant, () -> imports.list(someone(tenant), later(), 50));
        return all.isEmpty() || all.stream().anyMatch(one -> one.state() != Imports.State.DONE);
    }

    private Person someone(TenantId tenant) {
        return addressee.people(tenant, clock.instant()).getFirst();
    }

    private Instant later() {
        return clock.instant().plus(Duration.ofDays(1));
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
