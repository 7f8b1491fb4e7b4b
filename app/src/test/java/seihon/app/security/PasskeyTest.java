package seihon.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.browser.Chromium;
import seihon.testkit.HouseTest;

/// Chromium's virtual authenticator stands in for a finger.
@Tag("browser")
@HouseTest(web = WebEnvironment.RANDOM_PORT)
class PasskeyTest {

    @Autowired Companies companies;
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

            page.navigate(address("/settings/passkeys"));
            page.click("form[data-passkey=sign-in] button");
            page.waitForURL(Pattern.compile(".*/settings/passkeys"));
            page.waitForSelector("th:has-text('仕事のパソコン')");

            assertThat(page.title()).contains("パスキー");
        }
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
