package seihon.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import seihon.app.Companies;
import seihon.app.Companies.Company;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;

/// A guest and somebody part-time meet the whole house: on every route of it they get what was
/// shared with them and nothing else.
@HouseTest(web = WebEnvironment.RANDOM_PORT)
class GuestTest {

    private static final List<String> LIMITED = List.of("kyakuno", "hayashi");
    private static final String SHARED = "/documents/Stock/handbook/shared.md";
    private static final String SECRET = "社外秘の原価表";

    /// Pages that are theirs; what stands on them is looked at below.
    private static final Set<String> THEIRS = Set.of("/", "/documents", "/menu", "/settings");

    /// About themselves: see [GuestSettingsTest].
    private static final List<String> ABOUT_THEM =
            List.of(
                    "/settings/profile",
                    "/settings/password",
                    "/settings/sessions",
                    "/settings/passkeys");

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]*)\"");

    @Autowired Companies companies;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    @LocalServerPort int port;
    @TempDir Path folder;

    Company company;
    Visitor sato;

    @BeforeEach
    void openTheCompany() throws IOException {
        write("shared", "[原価](cost.md)を見て決めます。");
        write("cost", SECRET + "です。");
        company = companies.withGuests(folder);
        sato = new Visitor(port);
        sato.signIn(company, "sato");
        for (var person : LIMITED) {
            share(person);
        }
    }

    private void write(String id, String body) throws IOException {
        var file = folder.resolve("Stock/handbook/" + id + ".md");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                ---
                kind: handbook
                id: %s
                title: {ja: %s の手引き}
                owner: person:tanaka
                ---
                %s
                """
                        .formatted(id, id, body));
    }

    private void share(String person) {
        var page = sato.get(SHARED + "/readers").body();
        assertThat(page).contains(person.equals("kyakuno") ? "客野 外子" : "林 実");
        var fields =
                Map.of(
                        "doc",
                        "handbook/shared",
                        "person",
                        person,
                        "back",
                        SHARED,
                        "_csrf",
                        token(page),
                        "_key",
                        UUID.randomUUID().toString());
        assertThat(sato.post("/documents/shares", fields).statusCode()).isEqualTo(302);
    }

    @Test
    void theyReadWhatIsSharedAndNothingElseOnTheirPages() {
        for (var person : LIMITED) {
            var visitor = signedIn(person);

            assertThat(visitor.get("/documents").body())
                    .contains("shared の手引き")
                    .doesNotContain("cost の手引き", "people.yaml", "在籍者");
            assertThat(visitor.get(SHARED).body())
                    .contains("を見て決めます", "あなたに共有されています")
                    .doesNotContain("cost.md\"", "cost の手引き", "/proposals/", "変更を提案する");
            assertThat(visitor.get(SHARED + "/history").body()).doesNotContain("前の版に戻す");
            var colleague = person.equals("kyakuno") ? "林 実" : "客野";
            assertThat(visitor.get(SHARED + "/readers").body()).doesNotContain(colleague);
            for (var hidden :
                    List.of(
                            "/documents/Stock/handbook/cost.md",
                            "/documents/Stock/handbook/cost.md/history",
                            "/documents/Stock/handbook/cost.md/blame",
                            "/documents/raw/Stock/handbook/cost.md",
                            "/documents/Stock/org/people.yaml",
                            "/documents/Flow/2026/11-24/memo.md")) {
                assertThat(visitor.get(hidden).statusCode()).as(hidden).isEqualTo(404);
            }
            assertThat(visitor.get("/documents/edit?path=Stock/handbook/shared.md").statusCode())
                    .isEqualTo(403);
            assertThat(visitor.get("/documents/new").statusCode()).isEqualTo(403);
        }
    }

    @Test
    void everyOtherPageIsClosedToThem() {
        var opened = new TreeSet<String>();
        for (var person : LIMITED) {
            var visitor = signedIn(person);
            for (var address : HouseAddresses.of(routes, RequestMethod.GET)) {
                if (address.startsWith("/api/") || HouseAddresses.isForEverybody(address)) {
                    continue;
                }
                var answer = visitor.get(address);
                assertThat(answer.statusCode()).as(address).isLessThan(500);
                assertThat(answer.body()).as(address).doesNotContain(SECRET, "cost の手引き");
                if (answer.statusCode() == 200) {
                    opened.add(address);
                }
            }
        }
        ABOUT_THEM.forEach(opened::remove);
        assertThat(opened).isSubsetOf(THEIRS);
    }

    @Test
    void everyCommandButTheirOwnIsRefused() {
        for (var person : LIMITED) {
            var visitor = signedIn(person);
            var csrf = token(visitor.get("/settings/profile").body());
            for (var address : HouseAddresses.of(routes, RequestMethod.POST)) {
                if (address.startsWith("/api/")
                        || HouseAddresses.isForEverybody(address)
                        || address.equals("/signout")
                        || ABOUT_THEM.stream().anyMatch(address::startsWith)) {
                    continue;
                }
                var fields =
                        Map.of(
                                "_csrf",
                                csrf,
                                "_key",
                                UUID.randomUUID().toString(),
                                "doc",
                                "handbook/cost",
                                "person",
                                person,
                                "back",
                                SHARED,
                                "n",
                                "1");
                var answer = visitor.post(address, fields);
                assertThat(answer.statusCode()).as(address).isIn(302, 400, 403, 404, 405);
                if (answer.statusCode() == 302) {
                    assertThat(address).startsWith("/documents/shares");
                }
            }
            assertThat(visitor.get("/documents/Stock/handbook/cost.md").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void theirProgramsGetTheSharedDocumentsOnly() {
        for (var person : LIMITED) {
            assertThat(ask(person, "/api/v1/documents").body())
                    .contains("shared.md")
                    .doesNotContain("cost.md", "people.yaml");
            assertThat(ask(person, "/api/v1/documents?q=%E5%8E%9F%E4%BE%A1").body())
                    .contains("shared.md")
                    .doesNotContain("cost.md");
            assertThat(ask(person, "/api/v1/documents/Stock/handbook/cost.md").statusCode())
                    .isEqualTo(404);
            for (var address : HouseAddresses.of(routes, RequestMethod.GET)) {
                if (address.startsWith("/api/") && !address.startsWith("/api/v1/documents")) {
                    var answer = ask(person, address);
                    assertThat(answer.statusCode()).as(address).isEqualTo(403);
                    assertThat(answer.body()).as(address).contains("guest-forbidden");
                }
            }
            for (var address : HouseAddresses.of(routes, RequestMethod.POST)) {
                if (address.startsWith("/api/")) {
                    assertThat(tell(person, address)).as(address).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void theyNeitherCloneNorPush() {
        for (var person : LIMITED) {
            for (var service : List.of("git-upload-pack", "git-receive-pack")) {
                var address = "/git/" + company.slug() + ".git/info/refs?service=" + service;
                var answer = ask(person, address);
                assertThat(answer.statusCode()).as(address).isEqualTo(403);
                assertThat(answer.body()).doesNotContain("refs/heads");
            }
        }
    }

    @Test
    void whatIsNoLongerSharedIsGone() {
        var visitor = signedIn("kyakuno");
        var page = sato.get(SHARED + "/readers").body();
        var fields =
                Map.of(
                        "doc",
                        "handbook/shared",
                        "person",
                        "kyakuno",
                        "back",
                        SHARED,
                        "_csrf",
                        token(page),
                        "_key",
                        UUID.randomUUID().toString());

        sato.post("/documents/shares/withdrawal", fields);

        assertThat(visitor.get(SHARED).statusCode()).isEqualTo(404);
        assertThat(ask("kyakuno", "/api/v1" + SHARED).statusCode()).isEqualTo(404);
        assertThat(signedIn("hayashi").get(SHARED).statusCode()).isEqualTo(200);
    }

    private Visitor signedIn(String person) {
        var visitor = new Visitor(port);
        visitor.signIn(company, person);
        return visitor;
    }

    private HttpResponse<String> ask(String person, String address) {
        return sato.send(authorised(person, address).GET());
    }

    private int tell(String person, String address) {
        var body = HttpRequest.BodyPublishers.ofString("{}");
        return sato.send(
                        authorised(person, address)
                                .header("Content-Type", "application/json")
                                .POST(body))
                .statusCode();
    }

    private HttpRequest.Builder authorised(String person, String address) {
        var token = company.token(person);
        return address.startsWith("/git/")
                ? sato.request(address).header("Authorization", "Basic " + basic(token))
                : sato.request(address).header("Authorization", "Bearer " + token);
    }

    private static String basic(String token) {
        var pair = ("git:" + token).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return java.util.Base64.getEncoder().encodeToString(pair);
    }

    private static String token(String page) {
        var found = CSRF.matcher(page);
        assertThat(found.find()).as(page).isTrue();
        return found.group(1);
    }
}
