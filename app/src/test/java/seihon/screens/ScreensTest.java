package seihon.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.browser.Chromium;
import seihon.browser.Visit;
import seihon.browser.Visit.Eyes;
import seihon.people.Tenants;
import seihon.testkit.HouseTest;
import seihon.web.Job;

/// Every page of the example company, seen with all pairs of eyes: nothing scrolls sideways, is cut
/// off, stays untranslated, complains or shuts anybody out. `-Dseihon.screens=inbox,search` looks
/// at some pages only, `-Dseihon.screens.quick=true` in Japanese and light only.
@Tag("browser")
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensTest {

    private static final List<Integer> WIDTHS = List.of(1280, 390);
    private static final boolean QUICK = Boolean.getBoolean("seihon.screens.quick");
    private static final List<String> LANGUAGES = QUICK ? List.of("ja") : List.of("ja", "en");
    private static final List<Boolean> THEMES = QUICK ? List.of(false) : List.of(false, true);

    @LocalServerPort private int port;

    private final ContactSheet sheet = new ContactSheet();
    private final List<String> findings = new ArrayList<>();

    @BeforeAll
    void noticesAreOut(
            @Autowired List<Job> jobs, @Autowired Tenants tenants, @Autowired Clock clock) {
        for (var job : jobs) {
            if (job.name().equals("web-notices")) {
                tenants.all().forEach(tenant -> job.run(tenant.id(), clock.instant()));
            }
        }
    }

    @Test
    void everyPageIsFitToBeSeen() throws IOException {
        for (var width : WIDTHS) {
            for (var language : LANGUAGES) {
                for (var dark : THEMES) {
                    look(new Eyes(width, language, dark));
                }
            }
        }
        sheet.write();

        assertThat(findings).isEmpty();
    }

    private void look(Eyes eyes) {
        var address = "http://localhost:" + port;
        try (var stranger = Chromium.visit(address, eyes)) {
            for (var page : wanted(Tour.OPEN).entrySet()) {
                look(stranger, eyes, page.getKey(), page.getValue());
            }
        }
        for (var walk : Tour.WALKS.entrySet()) {
            try (var visit = Chromium.visit(address, eyes)) {
                signIn(visit, walk.getKey());
                var pages = new LinkedHashMap<>(walk.getValue());
                if (walk.getKey().equals("sato")) {
                    pages.putAll(Tour.found(visit));
                }
                wanted(pages).forEach((name, path) -> look(visit, eyes, name, path));
            }
        }
    }

    private static Map<String, String> wanted(Map<String, String> pages) {
        var only = System.getProperty("seihon.screens", "");
        if (only.isEmpty()) {
            return pages;
        }
        var wanted = new LinkedHashMap<>(pages);
        wanted.keySet().retainAll(List.of(only.split(",")));
        return wanted;
    }

    private static void signIn(Visit visit, String person) {
        var page = visit.open("/signin");
        page.locator("#email").fill(person + "@aozora.example");
        page.locator("#password").fill("aozora-" + person + "-2026");
        page.locator("form.si-f button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("/signin"));
    }

    private void look(Visit visit, Eyes eyes, String name, String path) {
        var variant = eyes.width() + "-" + eyes.language() + (eyes.dark() ? "-dark" : "");
        var choice = "lang=" + eyes.language() + "&theme=" + (eyes.dark() ? "dark" : "light");
        var page = visit.open(path + (path.contains("?") ? "&" : "?") + choice);
        page.waitForLoadState();
        page.waitForTimeout(150);
        sheet.add(name, variant, page);
        for (var wrong : Look.wrong(page, eyes.width() < 768)) {
            findings.add(name + " " + variant + ": " + wrong);
        }
        try {
            visit.assertAccessible();
        } catch (AssertionError inaccessible) {
            findings.add(name + " " + variant + ": " + inaccessible.getMessage());
        }
        var isNew = visit.complaints().size() > complaintsSoFar(visit);
        if (isNew && !name.equals(Tour.NOWHERE)) {
            findings.add(name + " " + variant + ": console " + visit.complaints().getLast());
        }
    }

    private final Map<Visit, Integer> heard = new LinkedHashMap<>();

    private int complaintsSoFar(Visit visit) {
        var before = heard.getOrDefault(visit, 0);
        heard.put(visit, visit.complaints().size());
        return before;
    }
}
