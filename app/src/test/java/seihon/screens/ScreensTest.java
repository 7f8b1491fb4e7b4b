package seihon.screens;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.browser.Chromium;
import seihon.browser.Trade;
import seihon.browser.Visit;
import seihon.browser.Visit.Eyes;
import seihon.people.Tenants;
import seihon.testkit.HouseTest;
import seihon.web.Job;

/// Every page of the example company, in both languages, at a desk and on a phone, light and dark:
/// nothing scrolls sideways, is cut off, stays untranslated, complains or shuts anybody out. A page
/// is loaded once per language; widths and colours change under it. `-Dseihon.screens=inbox,search`
/// looks at some pages only, `-Dseihon.screens.quick=true` in Japanese only.
@Tag("browser")
@HouseTest(
        web = WebEnvironment.RANDOM_PORT,
        properties = {"seihon.example=true", "seihon.trade=true"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScreensTest {

    private static final List<String> LANGUAGES =
            Boolean.getBoolean("seihon.screens.quick") ? List.of("ja") : List.of("ja", "en");
    private static final Set<String> WANTED =
            Set.of(System.getProperty("seihon.screens", "").split(","));
    private static final int DESK = 1280;
    private static final int PHONE = 390;

    @LocalServerPort private int port;

    private final ContactSheet sheet = new ContactSheet();
    private final List<String> findings = new ArrayList<>();
    private int complaints;

    @BeforeAll
    void noticesAreOut(
            @Autowired List<Job> jobs, @Autowired Tenants tenants, @Autowired Clock clock) {
        run("web-notices", jobs, tenants, clock);
    }

    private static void run(String name, List<Job> jobs, Tenants tenants, Clock clock) {
        jobs.stream()
                .filter(job -> job.name().equals(name))
                .forEach(job ->
                        tenants.all().forEach(tenant -> job.run(tenant.id(), clock.instant())));
    }

    @BeforeAll
    void anotherCompanyIsYoung() {
        try (var sato = visit("ja")) {
            signIn(sato, "sato");
            Tour.found(sato.open("/setup/own"), Tour.NEWCOMER, "kumo hitotsu nai sora");
            sato.page().waitForURL("**/setup/steps");
        }
    }

    @BeforeAll
    void tradeIsIn(
            @Autowired Trade trade,
            @Autowired List<Job> jobs,
            @Autowired Tenants tenants,
            @Autowired Clock clock) {
        trade.awaitAll();
        run("docs-effects", jobs, tenants, clock);
        try (var sato = visit("ja")) {
            signIn(sato, "sato");
            sato.open("/proposals/23").waitForSelector("#effect table");
        }
    }

    @Test
    void everyPageIsFitToBeSeen() throws IOException {
        for (var language : LANGUAGES) {
            try (var stranger = visit(language)) {
                look(stranger, language, Tour.OPEN);
            }
            for (var walk : Tour.WALKS.entrySet()) {
                try (var visit = visit(language)) {
                    signIn(visit, walk.getKey());
                    look(visit, language, walk.getValue());
                    if (walk.getKey().equals("sato")) {
                        look(visit, language, Tour.found(visit));
                    }
                }
            }
        }
        sheet.write();

        assertThat(findings).isEmpty();
    }

    private Visit visit(String language) {
        complaints = 0;
        return Chromium.visit("http://localhost:" + port, new Eyes(DESK, language, false));
    }

    private static void signIn(Visit visit, String person) {
        var young = person.equals(Tour.NEWCOMER);
        var page = visit.open("/signin");
        page.locator("#email").fill(person + (young ? "@kodama.example" : "@aozora.example"));
        page.locator("#password")
                .fill(young ? "kumo hitotsu nai sora" : "aozora-" + person + "-2026");
        page.locator("form.si-f button[type=submit]").first().click();
        page.waitForURL(url -> !url.contains("/signin"));
    }

    private void look(Visit visit, String language, List<Stop> stops) {
        for (var stop : stops) {
            if (WANTED.contains("") || WANTED.contains(stop.name())) {
                look(visit, language, stop);
            }
        }
    }

    private void look(Visit visit, String language, Stop stop) {
        var page = visit.page();
        page.setViewportSize(DESK, 900);
        visit.open(
                stop.path()
                        + (stop.path().contains("?") ? "&" : "?")
                        + "theme=light&lang="
                        + language);
        stop.act().accept(page);
        page.waitForTimeout(100);
        var isNew = visit.complaints().size() > complaints;
        complaints = visit.complaints().size();
        if (isNew && !Tour.isFailing(stop)) {
            findings.add(stop.name() + ": console " + visit.complaints().getLast());
        }
        look(visit, stop, DESK, language);
        page.setViewportSize(PHONE, 844);
        Look.settle(page);
        look(visit, stop, PHONE, language);
    }

    /// The structure for axe is the same in both languages, the colours too.
    private void look(Visit visit, Stop stop, int width, String language) {
        var variant = width + "-" + language;
        if (language.equals("ja") || Tour.isKey(stop)) {
            sheet.add(stop.name(), variant, visit.page());
        }
        for (var wrong : Look.wrong(visit.page(), width == PHONE)) {
            findings.add(stop.name() + " " + variant + ": " + wrong);
        }
        if (language.equals("ja")) {
            accessible(stop.name() + " " + variant, visit::assertAccessible);
            Look.darken(visit.page(), true);
            if (Tour.isKey(stop)) {
                sheet.add(stop.name(), variant + "-dark", visit.page());
            }
            accessible(stop.name() + " " + variant + "-dark", visit::assertReadable);
            Look.darken(visit.page(), false);
        }
    }

    private void accessible(String what, Runnable check) {
        try {
            check.run();
        } catch (AssertionError inaccessible) {
            findings.add(what + ": " + inaccessible.getMessage());
        }
    }
}
