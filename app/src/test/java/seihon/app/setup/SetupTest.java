package seihon.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Visitor;
import seihon.people.Tenants;
import seihon.testkit.HouseTest;

/// An installation without any company: needs a database of its own.
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.public-url=")
class SetupTest {

    @Autowired SetupKey key;
    @Autowired Tenants tenants;
    @LocalServerPort int port;

    @Test
    void keyFromTheTerminalMakesTheFirstCompanyAndIsWorthNothingAfter() {
        var visitor = new Visitor(port);
        var line = key.lines().getFirst();
        var page = line.substring(line.indexOf("/setup/new/"));
        assertThat(visitor.get("/setup/new/guessed").statusCode()).isEqualTo(404);

        var weak = visitor.submit(page, page, form("password"));
        var made = visitor.submit(page, page, form("kumo hitotsu nai sora"));

        assertThat(weak.body()).contains("広く知られて");
        assertThat(made.statusCode()).isEqualTo(302);
        assertThat(visitor.get("/setup/steps").body()).contains("はじめの3歩").contains("こだま食品");
        assertThat(visitor.get("/people").body()).contains("児玉 明");
        assertThat(visitor.get(page).statusCode()).isEqualTo(404);
        assertThat(key.lines()).isEmpty();
        assertThat(tenants.all()).hasSize(1);
    }

    private static Map<String, String> form(String password) {
        return Map.of(
                "company", "こだま食品",
                "slug", "kodama",
                "name", "児玉 明",
                "person", "kodama",
                "email", "kodama@kodama.example",
                "password", password);
    }
}
