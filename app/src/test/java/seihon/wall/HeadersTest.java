package seihon.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;
import seihon.wall.Door.Ask;

/// The headers of every answer of the house: of pages, fragments, redirects, files, problems and
/// refusals, to people who may and people who may not.
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HeadersTest {

    private static final String REFERRER = "Referrer-Policy";
    private static final String NONE = "no-referrer";

    private static final Map<String, String> EXACTLY =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                            + " connect-src 'self'; font-src 'self'; form-action 'self';"
                            + " base-uri 'none'; frame-ancestors 'none'",
                    "X-Content-Type-Options",
                    "nosniff",
                    REFERRER,
                    "same-origin",
                    "X-Frame-Options",
                    "DENY",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cross-Origin-Resource-Policy",
                    "same-origin");

    /// Files that people attach run nothing at all.
    private static final String ATTACHED = "default-src 'none'; sandbox";

    @LocalServerPort private int port;
    @Autowired private TwoCompanies companies;

    private final List<String> findings = new ArrayList<>();

    private Firm firm;
    private Things things;

    @BeforeAll
    void open() {
        var two = companies.at(port);
        firm = two.firm();
        things = two.things();
    }

    @BeforeEach
    void forget() {
        findings.clear();
    }

    @Test
    void everyDoorAnswersWithTheProtectingHeaders() {
        for (var door : Door.all()) {
            var isCommand = !door.isGet() && !door.route().method().equals("ANY");
            var ask = isCommand ? Asks.empty(door) : door.ask(things::of);
            look(door + " as nobody", firm.as("nobody").send(ask));
            if (!door.route().pattern().equals("/signout")) {
                look(door + " as a guest", firm.as("outsider").send(ask, ""));
                look(door + " rightly", firm.as(door.by()).send(ask, ""));
            }
        }

        assertThat(findings).isEmpty();
    }

    @Test
    void answersWithoutADoorCarryThemToo() {
        var member = firm.as("member");
        var attached = "/documents/raw/" + things.of("attached");

        look("nowhere", member.get("/nowhere"));
        look("no program", member.get("/api/v1/nowhere"));
        look("no repository", member.get("/git/nowhere.git/info/refs"));
        look("no file", member.get("/static/nowhere.css"));
        look("a bad address", member.get("/documents/%00"));
        look("a rejected address", member.get("/documents/a;b/..//c"));
        look("another method", member.send(new Ask("DELETE", "/inbox", Map.of(), ""), ""));
        look("a forged form", member.sendAsItIs(new Ask("POST", "/signout", Map.of(), "")));
        look("no form", member.send(new Ask("POST", "/menu", Map.of(), "")));
        look("a fragment", fragment(member, "/inbox"));
        look("a fragment's error", fragment(member, "/nowhere"));
        look("a fragment for nobody", fragment(firm.as("nobody"), "/inbox"));
        assertThat(member.get(attached).headers().allValues("Content-Security-Policy"))
                .containsExactly(ATTACHED);
        assertThat(findings).isEmpty();
    }

    private static HttpResponse<String> fragment(Caller caller, String address) {
        return caller.get(new Ask("GET", address, Map.of(), ""), "HX-Request", "true");
    }

    @Test
    void filesAreKeptForAYearAndNothingElseIs() {
        var page = firm.as("member").get("/inbox");
        var file = page.body().replaceAll("(?s).*href=\"(/static/css/seihon[^\"]*)\".*", "$1");

        var answer = firm.as("nobody").get(file);

        look("a file", answer);
        assertThat(answer.headers().allValues("Cache-Control"))
                .containsExactly("max-age=31536000, public, immutable");
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(findings).isEmpty();
    }

    @Test
    void whatAnybodyForwardsIsNotBelieved() {
        var visitor = new Visitor(port);

        var page =
                visitor.send(visitor.request("/signin").header("X-Forwarded-Proto", "https").GET());

        assertThat(cookie(page)).startsWith("seihon-form=");
        assertThat(page.headers().map()).doesNotContainKey("strict-transport-security");
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.contains("seihon-"))
                .findFirst()
                .orElseThrow();
    }

    private void look(String what, HttpResponse<String> answer) {
        EXACTLY.forEach((name, value) -> {
            var found = answer.headers().allValues(name);
            var exact = name.equals(REFERRER) && holdsSecret(answer.uri().getPath()) ? NONE : value;
            if (!found.equals(List.of(exact))) {
                findings.add("%s (%d): %s is %s".formatted(what, answer.statusCode(), name, found));
            }
        });
        var vary = String.join(",", answer.headers().allValues("Vary")).toLowerCase(Locale.ROOT);
        if (!vary.contains("hx-request")) {
            findings.add("%s (%d): Vary is %s".formatted(what, answer.statusCode(), vary));
        }
        var kept = answer.headers().allValues("Cache-Control");
        if (kept.size() != 1 || !isKeptFor(answer.uri().getPath(), kept.getFirst())) {
            findings.add("%s (%d): Cache-Control is %s".formatted(what, answer.statusCode(), kept));
        }
        for (var cookie : answer.headers().allValues("Set-Cookie")) {
            if (!cookie.contains("HttpOnly") || !cookie.contains("SameSite=Lax")) {
                findings.add("%s (%d): cookie %s".formatted(what, answer.statusCode(), cookie));
            }
        }
        if (answer.headers().firstValue("Server").isPresent()
                || answer.headers().firstValue("X-Powered-By").isPresent()) {
            findings.add(what + " says what it is made of");
        }
    }

    /// A link that was mailed: nobody may hear of it from the page it leads to.
    private static boolean holdsSecret(String path) {
        return path.matches("/(recovery|invitation)/(?!password$)[^/]+");
    }

    /// Nobody keeps what is about people; programs may ask again whether a document has changed.
    private static boolean isKeptFor(String path, String kept) {
        return kept.equals("no-store")
                || (path.startsWith("/static/") && kept.contains("immutable"))
                || (path.startsWith("/git") && kept.contains("no-store"))
                || (path.startsWith("/api/v1/documents/") && kept.equals("no-cache, private"));
    }
}
