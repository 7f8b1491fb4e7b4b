package seihon.app.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Companies;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;

/// Guests and part-time people look after their own way in.
@HouseTest(web = WebEnvironment.RANDOM_PORT)
class GuestSettingsTest {

    private static final String PAGE = "/settings/password";

    @Autowired Companies companies;
    @LocalServerPort int port;
    @TempDir Path folder;

    @Test
    void theyChangeTheirPasswordAndFindItAmongTheirSettings() {
        var company = companies.withGuests(folder);
        for (var person : List.of("kyakuno", "hayashi")) {
            var visitor = new Visitor(port);
            visitor.signIn(company, person);
            var fields =
                    Map.of(
                            "present",
                            company.password(person),
                            "password",
                            "kumo hitotsu nai sora");

            assertThat(visitor.get("/settings").body())
                    .contains(PAGE, "/settings/sessions", "/settings/passkeys")
                    .doesNotContain("/settings/tokens", "/settings/absence", "/settings/notices");
            visitor.submit(PAGE, PAGE, fields);

            assertThat(visitor.get(PAGE).body()).contains("パスワードを変えました");
        }
    }
}
