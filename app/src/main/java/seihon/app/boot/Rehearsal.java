package seihon.app.boot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// A few pages asked for once, so that the start-up cache knows the classes that answer them.
final class Rehearsal {

    private static final List<String> PAGES = List.of("/", "/signin", "/api/v1/status");

    private Rehearsal() {}

    static void of(ConfigurableApplicationContext context) throws IOException {
        try (var client = HttpClient.newHttpClient()) {
            for (var page : PAGES) {
                var address = URI.create(Welcome.address(context) + page);
                client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.discarding());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
