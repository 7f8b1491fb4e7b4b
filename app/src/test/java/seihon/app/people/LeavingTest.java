package seihon.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.app.Companies.Company;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;
import tools.jackson.databind.json.JsonMapper;

/// 田中 leaves: what waits for them and what they look after goes to 森 in one step.
@HouseTest(web = WebEnvironment.RANDOM_PORT)
class LeavingTest {

    private static final String PAGE = "/people/tanaka/leaving";
    private static final String OPEN = "Stock/handbook/open.md";
    private static final String SEALED = "Stock/handbook/sealed.md";

    @Autowired Companies companies;
    @LocalServerPort int port;
    @TempDir Path folder;

    Company company;
    Visitor sato;

    @BeforeEach
    void openTheCompany() throws IOException {
        write(OPEN, "open", "owner: person:tanaka  # 営業", "手順です。");
        write(
                SEALED,
                "sealed",
                "owner: \"person:tanaka\"\nreaders: [\"person:tanaka\", \"person:mori\"]",
                "査定は非公開です。");
        write("Stock/handbook/other.md", "other", "owner: role:manager", "person:tanaka の手順です。");
        company = companies.withGuests(folder);
        sato = new Visitor(port);
        sato.signIn(company, "sato");
    }

    private void write(String path, String id, String owner, String body) throws IOException {
        var file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "---\nkind: handbook\nid: %s\ntitle: {ja: %s の手引き}\n%s\n---\n%s\n"
                        .formatted(id, id, owner, body));
    }

    @Test
    void everythingOfTheLeaverIsListed() {
        propose("ogawa", "{\"path\": \"" + OPEN + "\", \"delete\": true}");

        var page = sato.get(PAGE).body();

        assertThat(page)
                .contains("担当している文書", "open の手引き", "sealed の手引き", "名前で本文を読める封印文書")
                .contains("手順をやめる")
                .doesNotContain("other の手引き", "査定は非公開");
    }

    @Test
    void documentsGoToTheColleagueByAProposalAndTheAccountIsClosed() {
        var done = sato.submit(PAGE, PAGE, Map.of("to", "mori"));
        assertThat(done.statusCode()).isEqualTo(302);

        var page = sato.get(PAGE).body();
        assertThat(page).contains("提案 1 で引き継ぎます", "href=\"/proposals/1\"");
        assertThat(ask("sato", "/api/v1/proposals/1/diff").body())
                .contains(OPEN, SEALED, "person:mori")
                .doesNotContain("other.md", "査定は非公開");
        assertThat(ask("tanaka", "/api/v1/documents").statusCode()).isEqualTo(401);
        assertThat(ask("sato", "/api/v1/documents/" + OPEN).body())
                .contains("owner: person:tanaka");

        approve("mori");
        assertThat(tell("ogawa", "/api/v1/proposals/1/merge", "").statusCode()).isEqualTo(200);

        assertThat(ask("mori", "/api/v1/documents/" + OPEN).body())
                .contains("owner: person:mori  # 営業", "手順です。");
        assertThat(ask("mori", "/api/v1/documents/" + SEALED).body())
                .contains("owner: \"person:mori\"", "査定は非公開です。");
        assertThat(sato.get(PAGE).body()).contains("担当している文書はありません");
    }

    @Test
    void administratorCannotTakeOverWhatALeaverDecides() {
        sato.submit(PAGE, PAGE, Map.of("to", "sato"));

        assertThat(sato.get(PAGE).body())
                .contains("登録するご自身を選ぶことはできません")
                .doesNotContain("<option value=\"sato\"");
        assertThat(ask("tanaka", "/api/v1/documents").statusCode()).isEqualTo(200);
    }

    @Test
    void documentsOfSomebodyWhoseAccountIsClosedAlreadyAreHandedOver() {
        sato.submit("/settings/accounts", "/settings/accounts/tanaka/closing", Map.of());

        sato.submit(PAGE, PAGE, Map.of("to", "mori"));

        assertThat(sato.get(PAGE).body()).contains("提案 1 で引き継ぎます");
    }

    @Test
    void administratorWithdrawsOnlyWhatALeaverProposed() {
        propose("tanaka", "{\"path\": \"" + OPEN + "\", \"delete\": true}");
        var withdrawal = "/api/v1/proposals/1/withdrawal";

        assertThat(tell("sato", withdrawal, "{}").statusCode()).isEqualTo(403);
        sato.submit("/settings/accounts", "/settings/accounts/tanaka/closing", Map.of());

        assertThat(tell("sato", withdrawal, "{}").statusCode()).isEqualTo(200);
    }

    private void approve(String person) {
        var proposal = ask(person, "/api/v1/proposals/1").body();
        var digest = JsonMapper.shared().readTree(proposal).get("change_digest").asString();
        var answer =
                tell(
                        person,
                        "/api/v1/proposals/1/approvals",
                        "{\"change_digest\": \"" + digest + "\"}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private void propose(String person, String change) {
        var body = "{\"title\": \"手順をやめる\", \"why\": \"\", \"changes\": [" + change + "]}";
        assertThat(tell(person, "/api/v1/proposals", body).statusCode()).isEqualTo(201);
    }

    private HttpResponse<String> ask(String person, String address) {
        return sato.send(authorised(person, address).header("Accept", "text/plain, */*").GET());
    }

    private HttpResponse<String> tell(String person, String address, String json) {
        return sato.send(
                authorised(person, address)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder authorised(String person, String address) {
        return sato.request(address).header("Authorization", "Bearer " + company.token(person));
    }
}
