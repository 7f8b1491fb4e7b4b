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
    private final boolean scripts;

    private Traveller(Visit visit, boolean scripts) {
        this.visit = visit;
        this.scripts = scripts;
    }

    /// Somebody who has not signed in.
    static Traveller nobody(int port, Visit.Eyes eyes) {
        return new Traveller(Chromium.visit("http://localhost:" + port, eyes), true);
    }

    static Traveller of(int port, String person, Visit.Eyes eyes) {
        return nobody(port, eyes).signsIn(person + "@aozora.example", "aozora-" + person + "-2026");
    }

    /// At a desk, in a browser that runs no scripts.
    static Traveller withoutScripts(int port, String person) {
        var visit = Chromium.visitWithoutScripts("http://localhost:" + port, Visit.Eyes.DESK);
        return new Traveller(visit, false)
                .signsIn(person + "@aozora.example", "aozora-" + person + "-2026");
    }

    Traveller signsIn(String mail, String password) {
        var page = open("/signin");
        page.locator("#email").fill(mail);
        page.locator("#password").fill(password);
        page.locator("form.si-f button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("/signin"));
        return this;
    }

    Page page() {
        return visit.page();
    }

    Page open(String path) {
        return visit.open(path);
    }

    Traveller fill(String id, String text) {
        page().locator("#" + id).fill(text);
        return this;
    }

    void press(String button) {
        follow(button(button));
    }

    /// Clicks something that leads to another page and waits until that one is there.
    void follow(Locator link) {
        if (!scripts) {
            // Waiting until a thing stands still needs a script.
            link.click(new Locator.ClickOptions().setForce(true));
            page().waitForLoadState();
            return;
        }
        page().evaluate("() => { window.stillHere = true; }");
        link.click();
        page().waitForFunction("() => !window.stillHere && document.readyState === 'complete'");
    }

    Locator button(String name) {
        return page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)))
                .filter(new Locator.FilterOptions().setVisible(true))
                .first();
    }

    /// Opens a document in the editor, changes a sentence and proposes that; answers the number.
    long proposes(String document, String from, String to) {
        open("/documents/edit?path=" + document);
        var content = page().locator("#content");
        var text = content.inputValue();
        if (!text.contains(from)) {
            throw new AssertionError(document + " does not say: " + from);
        }
        content.fill(text.replace(from, to));
        press("提案する");
        return number();
    }

    /// The number of the proposal on the screen.
    long number() {
        return Long.parseLong(page().url().replaceFirst(".*/proposals/([0-9]+).*", "$1"));
    }

    /// What the page says about the last command.
    String flash() {
        return page().locator("#flash").innerText();
    }

    String text() {
        return page().locator("main").innerText();
    }

    @Override
    public void close() {
        visit.close();
    }
}
