package seihon.app.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What holds for every call: how it says no, and that a command is done once.
final class CommonAnswers {

    private static final String PROBLEM = "Problem";
    private static final String KEY = "Idempotency-Key";
    private static final int LONGEST_KEY = 128;
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String FIGURES = "/api/v1/revenue/{model}/";
    private static final String PASTS = FIGURES + "past/";
    private static final String WHY = "/api/v1/why";

    private CommonAnswers() {}

    /// The problem (RFC 9457) that every refusal is.
    static void describe(Components components) {
        var problem =
                new ObjectSchema()
                        .addProperty(
                                "type", new StringSchema().example("web.problem.choice-invalid"))
                        .addProperty("title", new StringSchema())
                        .addProperty("status", new IntegerSchema())
                        .addProperty("detail", new StringSchema())
                        .addProperty("instance", new StringSchema());
        components.addSchemas(PROBLEM, problem);
        var content =
                new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref(PROBLEM)));
        components.addResponses(
                PROBLEM,
                new ApiResponse()
                        .description(
                                "Refused. The detail says what was expected, what was found and"
                                        + " what to do, in the language of Accept-Language.")
                        .content(content));
    }

    static void describe(String path, PathItem item) {
        item.readOperationsMap()
                .forEach((method, operation) -> {
                    var answers =
                            Optional.ofNullable(operation.getResponses())
                                    .orElseGet(ApiResponses::new);
                    statuses(path, method)
                            .forEach(status ->
                                    answers.putIfAbsent(status, new ApiResponse().$ref(PROBLEM)));
                    if (isOfAPast(path)) {
                        answers.putIfAbsent("202", later());
                    }
                    operation.setResponses(answers);
                    if (!READING.contains(method)) {
                        operation.addParametersItem(key());
                    }
                });
    }

    private static List<String> statuses(String path, HttpMethod method) {
        var statuses = new ArrayList<>(List.of("400", "401", "403", "406", "422"));
        if (path.contains("{")) {
            statuses.add("404");
        }
        if (!READING.contains(method)) {
            statuses.addAll(List.of("409", "413", "415"));
        }
        return statuses;
    }

    private static boolean isOfAPast(String path) {
        return path.equals(WHY) || (path.startsWith(FIGURES) && !path.startsWith(PASTS));
    }

    private static ApiResponse later() {
        return new ApiResponse()
                .description(
                        "The past that is asked for is being derived: Location says how far. Ask"
                                + " again once it is done.");
    }

    private static HeaderParameter key() {
        var key = new HeaderParameter();
        key.name(KEY)
                .description("The same key with the same content is done once and answered alike.")
                .schema(new StringSchema().minLength(1).maxLength(LONGEST_KEY));
        return key;
    }

    /// The calls below a document's address, which share one handler with it.
    static Optional<PathItem> history(Optional<PathItem> document, Optional<PathItem> list) {
        return document.map(PathItem::getGet)
                .map(shown -> {
                    var history =
                            new Operation()
                                    .operationId("documentHistory")
                                    .tags(shown.getTags())
                                    .responses(new ApiResponses());
                    shown.getParameters().stream()
                            .filter(parameter -> "path".equals(parameter.getIn()))
                            .forEach(history::addParametersItem);
                    list.map(PathItem::getGet)
                            .map(Operation::getResponses)
                            .map(answers -> answers.get("200"))
                            .ifPresent(page -> history.getResponses().addApiResponse("200", page));
                    return new PathItem().get(history);
                });
    }
}
