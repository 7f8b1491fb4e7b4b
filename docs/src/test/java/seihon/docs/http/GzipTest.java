package seihon.docs.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import seihon.testkit.TestDatabase;

/// What says it is gzip and is none is the sender's mistake, not ours.
class GzipTest {

    private final GitServer server = GitServer.start(TestDatabase.fresh());

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @Test
    void bodyThatIsNoGzipIsRefused() throws Exception {
        server.room().provision(Map.of("Stock/handbook/index.md", "一\n"));

        for (var service : new String[] {"git-upload-pack", "git-receive-pack"}) {
            for (var body : new String[] {"0000", ""}) {
                var answer = post(service, body);

                assertThat(answer.statusCode()).as(service).isEqualTo(400);
                assertThat(answer.body()).contains("gzip とされた内容が読めません");
            }
        }
    }

    private HttpResponse<String> post(String service, String body) throws Exception {
        var address = server.address("sato").replaceFirst("//[^@]*@", "//") + "/" + service;
        var token =
                Base64.getEncoder()
                        .encodeToString("sato:sato-token".getBytes(StandardCharsets.UTF_8));
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Authorization", "Basic " + token)
                        .header("Content-Encoding", "gzip")
                        .header("Content-Type", "application/x-" + service + "-request")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
