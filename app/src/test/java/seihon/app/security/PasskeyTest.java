package seihon.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.browser.Chromium;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.people.account.AccountStore;
import seihon.testkit.HouseTest;
import seihon.testkit.TestClock;

/// Chromium's virtual authenticator stands in for a finger.
@Tag("browser")
@HouseTest(web = WebEnvironment.RANDOM_PORT)
class PasskeyTest {

    @Autowired Companies companies;
    @Autowired TestClock clock;
    @Autowired Transactions transactions;
    @Autowired AccountStore accounts;
    @LocalServerPort int port;

    @Test
    void passkeyRegisteredInSettingsSignsInWithoutAPassword() {
        var company = companies.aozora();
        try (var context = Chromium.browser().newContext()) {
            var page = context.newPage();
            authenticator(page);
            page.navigate(address("/settings/passkeys"));
            page.fill("#email", company.mail("sato"));
            page.fill("#password", company.password("sato"));
            page.click("form[action='/signin'] button");
            page.waitForSelector("#label");
            // The script shows the form before the page is complete, and Chromium then takes the
            // focus away once more: what is typed before goes nowhere.
            page.waitForLoadState();
            page.fill("#label", "仕事のパソコン");
            page.click("form[data-passkey=register] button");
            page.waitForSelector("text=仕事のパソコン");
            context.clearCookies();
            clock.advance(Duration.ofMinutes(1));

            page.navigate(address("/settings/passkeys"));
            page.click("form[data-passkey=sign-in] button");
            page.waitForURL(Pattern.compile(".*/settings/passkeys"));
            page.waitForSelector("th:has-text('仕事のパソコン')");

            assertThat(page.title()).contains("パスキー");
            assertThat(lastSignIn(company)).contains(clock.instant());
        }
    }

    private Optional<Instant> lastSignIn(Companies.Company company) {
        var sato = new PersonId("sato");
        return transactions
                .read(company.tenant(), () -> accounts.find(company.tenant(), sato))
                .flatMap(AccountStore.Account::lastSignedIn);
    }

    private String address(String path) {
        return "http://localhost:" + port + path;
    }

    private static void authenticator(Page page) {
        var protocol = page.context().newCDPSession(page);
        protocol.send("WebAuthn.enable");
        var options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        var arguments = new JsonObject();
        arguments.add("options", options);
        protocol.send("WebAuthn.addVirtualAuthenticator", arguments);
    }
}
