package seihon.app.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is sent to a call and what it answers, by example. Handlers that answer a refusal or a
/// result say neither their body nor their status in types, so both come from here.
final class ApiExamples {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String JSON_TYPE = "application/json";

    private final JsonNode all;

    ApiExamples() {
        try (var file = new ClassPathResource("api/examples.json").getInputStream()) {
            all = JSON.readTree(file);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    void describe(String path, PathItem item) {
        item.readOperationsMap()
                .forEach((method, operation) -> {
                    var call = all.required("calls").path(method + " " + path);
                    call.path("asks").properties().forEach(ask -> ask(operation, ask));
                    call.path("answers").properties().forEach(answer -> answer(operation, answer));
                });
    }

    private void ask(Operation operation, Map.Entry<String, JsonNode> ask) {
        var body =
                Optional.ofNullable(operation.getRequestBody())
                        .orElseGet(() -> new RequestBody().required(true));
        operation.setRequestBody(body);
        var content = Optional.ofNullable(body.getContent()).orElseGet(Content::new);
        body.setContent(content);
        content.computeIfAbsent(ask.getKey(), _ -> new MediaType())
                .setExample(value(ask.getValue()));
    }

    private void answer(Operation operation, Map.Entry<String, JsonNode> answer) {
        var said = Optional.ofNullable(operation.getResponses()).orElseGet(ApiResponses::new);
        var status = HttpStatus.valueOf(Integer.parseInt(answer.getKey()));
        var response = Optional.ofNullable(said.remove("200")).orElseGet(ApiResponse::new);
        response.description(status.getReasonPhrase());
        var content = Optional.ofNullable(response.getContent()).orElseGet(Content::new);
        var type =
                Optional.ofNullable(content.remove("*/*"))
                        .or(() -> Optional.ofNullable(content.get(JSON_TYPE)))
                        .orElseGet(MediaType::new);
        content.addMediaType(JSON_TYPE, type.example(value(answer.getValue())));
        said.addApiResponse(answer.getKey(), response.content(content));
        operation.setResponses(said);
    }

    /// A text names an example that several calls share, or is one.
    private Object value(JsonNode example) {
        var meant = example.isString() ? all.path(example.stringValue()) : example;
        return JSON.convertValue(meant.isMissingNode() ? example : meant, Object.class);
    }
}
