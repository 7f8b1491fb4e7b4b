package seihon.app.commands;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The running house, asked through its API.
final class House implements AutoCloseable {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofHours(1);
    private static final int FIRST_ERROR = 400;

    private static final String BOUNDARY = "seihon-import-7f3a1c";

    private final Request request;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_LIMIT).build();
    private final JsonMapper json = new JsonMapper();

    House(Request request) {
        this.request = request;
    }

    JsonNode get(String path) {
        return ask(path, "GET");
    }

    JsonNode post(String path) {
        return ask(path, "POST");
    }

    /// Sends a file as a form does, without holding it in memory.
    JsonNode upload(String path, Path file) {
        var head =
                """
                --%s\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                Content-Type: application/octet-stream\r
                \r
                """
                        .formatted(BOUNDARY, file.getFileName().toString().replace('"', '\''));
        try {
            var body =
                    BodyPublishers.concat(
                            BodyPublishers.ofString(head),
                            BodyPublishers.ofFile(file),
                            BodyPublishers.ofString("\r\n--" + BOUNDARY + "--\r\n"));
            return ask(path, "POST", body);
        } catch (FileNotFoundException _) {
            throw new CannotTell("There is no file %s.".formatted(file));
        }
    }

    private JsonNode ask(String path, String method) {
        return ask(path, method, BodyPublishers.noBody());
    }

    private JsonNode ask(String path, String method, HttpRequest.BodyPublisher content) {
        var address = request.house().resolve(path);
        var question =
                HttpRequest.newBuilder(address)
                        .method(method, content)
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .header("Authorization", "Bearer " + request.neededToken())
                        .header("Accept", "application/json")
                        .header("Accept-Language", request.language())
                        .timeout(ANSWER_LIMIT)
                        .build();
        try {
            var answer = client.send(question, BodyHandlers.ofString());
            var body = json.readTree(answer.body());
            if (answer.statusCode() >= FIRST_ERROR) {
                throw new CannotTell(
                        "%s answered %d: %s"
                                .formatted(
                                        address,
                                        answer.statusCode(),
                                        body.path("detail").asString("")));
            }
            return body;
        } catch (JacksonException _) {
            throw new CannotTell("%s answers, but is not a Seihon.".formatted(address));
        } catch (ConnectException _) {
            throw new CannotTell(
                    "No house answers at %s; is it running? Another address: --url or SEIHON_URL."
                            .formatted(request.house()));
        } catch (IOException _) {
            throw new CannotTell(
                    "%s did not answer to the end. See whether the house still runs, then ask again."
                            .formatted(address));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CannotTell("interrupted");
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
