package seihon.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;

/// One person's browser window. Collects what the console complains about; close it.
public final class Visit implements AutoCloseable {

    /// How somebody looks at a page: width in CSS pixels, `ja` or `en`, light or dark.
    public record Eyes(int width, String language, boolean dark) {
        public static final Eyes DESK = new Eyes(1280, "ja", false);
        public static final Eyes PHONE = new Eyes(390, "ja", false);

        public Eyes in(String other) {
            return new Eyes(width, other, dark);
        }
    }

    private final BrowserContext context;
    private final Page page;
    private final String baseUrl;
    private final List<String> complaints = new ArrayList<>();

    Visit(Browser browser, String baseUrl, Eyes eyes, boolean scripts) {
        this.baseUrl = baseUrl;
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                // Colours are judged as they end, not on their way there.
                                .setReducedMotion(ReducedMotion.REDUCE)
                                .setLocale(eyes.language().equals("en") ? "en-GB" : "ja-JP")
                                .setJavaScriptEnabled(scripts)
                                .setTimezoneId("Asia/Tokyo")
                                .setColorScheme(eyes.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                                .setViewportSize(eyes.width(), eyes.width() < 768 ? 844 : 900));
        page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    public Page page() {
        return page;
    }

    public Page open(String path) {
        page.navigate(baseUrl + path);
        return page;
    }

    /// What the browser's console called an error so far.
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    /// Serious and critical findings of axe on the page as it stands: none.
    public void assertAccessible() {
        assertNothing(axe().withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa")));
    }

    /// The same for contrasts only: what other colours can change.
    public void assertReadable() {
        assertNothing(axe().withRules(List.of("color-contrast")));
    }

    /// Without a second page: the pages have no frames.
    private AxeBuilder axe() {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private void assertNothing(AxeBuilder axe) {
        var findings =
                axe.analyze().getViolations().stream()
                        .filter(rule ->
                                "serious".equals(rule.getImpact())
                                        || "critical".equals(rule.getImpact()))
                        .map(rule -> rule.getId() + " at " + rule.getNodes().getFirst().getTarget())
                        .toList();
        assertThat(findings).as("axe on " + page.url()).isEmpty();
    }

    @Override
    public void close() {
        context.close();
    }
}
