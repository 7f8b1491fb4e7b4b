package seihon.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.app.Visitor;
import seihon.testkit.HouseTest;
import seihon.wall.Door.Ask;

/// Behind a proxy that ends TLS and is named as such.
@HouseTest(
        web = WebEnvironment.RANDOM_PORT,
        properties = {
            "server.forward-headers-strategy=native",
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"
        })
class BehindProxyTest {

    @LocalServerPort private int port;
    @Autowired private Firm.Doors doors;

    @Test
    void behindTlsCookiesBelongToThisHostAndBrowsersStayThere() {
        var firm = Firm.made(doors, port);
        var visitor = new Visitor(port);
        var page = visitor.send(secure(visitor.request("/signin")).GET());
        var csrf = page.body().replaceAll("(?s).*name=\"_csrf\"[^>]* value=\"([^\"]*)\".*", "$1");
        var form = cookie(page);
        var fields = Map.of("email", firm.mail("member"), "password", firm.password("member"));
        var ask = new Ask("POST", "/signin", fields, "").with("_csrf", csrf).with("_key", "k");

        var answer =
                visitor.send(
                        secure(visitor.request("/signin"))
                                .header("Cookie", form.split(";")[0])
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(ask.form())));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(form).startsWith("__Host-seihon-form=");
        assertThat(cookie(answer)).startsWith("__Host-seihon-session=");
        for (var cookie : List.of(form, cookie(answer))) {
            assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/");
            assertThat(cookie.toLowerCase(Locale.ROOT)).doesNotContain("domain");
        }
        assertThat(answer.headers().allValues("Strict-Transport-Security"))
                .containsExactly("max-age=31536000; includeSubDomains");
        assertThat(firm.as("member").get("/inbox").headers().map())
                .doesNotContainKey("strict-transport-security");
    }

    private static HttpRequest.Builder secure(HttpRequest.Builder request) {
        return request.header("X-Forwarded-Proto", "https");
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.contains("seihon-"))
                .findFirst()
                .orElseThrow();
    }
}
