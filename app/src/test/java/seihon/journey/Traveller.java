package seihon.journey;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import seihon.browser.Chromium;
import seihon.browser.Visit;

/// One person of Aozora at a browser: what they press and fill in, by the words on the screen.
final class Traveller implements AutoCloseable {

    private final Visit visit;

    private Traveller(Visit visit) {
        this.visit = visit;
    }

    static Traveller of(int port, String person, Visit.Eyes eyes) {
        var visit = Chromium.visit("http://localhost:" + port, eyes);
        var page = visit.open("/signin");
        page.locator("#email").fill(person + "@aozora.example");
        page.locator("#password").fill("aozora-" + person + "-2026");
        page.locator("form.si-f button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("/signin"));
        return new Traveller(visit);
    }

    Page page() {
        return visit.page();
    }

    Page open(String path) {
        return visit.open(path);
    }

    void press(String button) {
        arrive(button(button)::click);
    }

    /// Does something that leads to another page and waits until that one is there.
    void arrive(Runnable act) {
        page().evaluate("() => { window.stillHere = true; }");
        act.run();
        page().waitForFunction("() => !window.stillHere && document.readyState === 'complete'");
    }

    Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)))
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }

    String text() {
        return page().locator("main").innerText();
    }

    @Override
    public void close() {
        visit.close();
    }
}
