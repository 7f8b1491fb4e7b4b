package seihon.app.api;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What every figure of a stage model can be asked with. The handlers read it in one piece, which
/// the description cannot see into.
final class FigureParameters {

    private static final String FIGURES = "/api/v1/revenue/{model}/";
    private static final Pattern NAMED = Pattern.compile("\\{([a-z]+)}");

    /// What one figure can be asked with beside that.
    private static final Map<String, List<String>> MORE =
            Map.of(
                    "conversion", List.of("from_stage", "to_stage", "basis", "within_days"),
                    "dwell", List.of("unit"),
                    "lead-time", List.of("from_stage", "to_stage", "unit"),
                    "stalled", List.of("at", "limit_days"),
                    "win-rate", List.of("basis"),
                    "velocity", List.of("at"),
                    "coverage", List.of("at", "target"),
                    "cases", List.of("list"));

    private FigureParameters() {}

    static void describe(String path, PathItem item) {
        if (path.startsWith(FIGURES) && !path.startsWith(FIGURES + "past/")) {
            item.readOperations().forEach(operation -> describe(path, operation));
        }
    }

    private static void describe(String path, Operation operation) {
        var parameters = new ArrayList<Parameter>();
        NAMED.matcher(path)
                .results()
                .map(name -> new PathParameter().name(name.group(1)).schema(new StringSchema()))
                .forEach(parameters::add);
        parameters.addAll(asked());
        MORE.getOrDefault(path.substring(FIGURES.length()), List.of()).stream()
                .map(name -> new QueryParameter().name(name).schema(new StringSchema()))
                .forEach(parameters::add);
        operation.setParameters(parameters);
    }

    private static List<Parameter> asked() {
        return List.of(
                named("from", new StringSchema().example("2026-01"), "The first period."),
                named("to", new StringSchema().example("2026-06"), "The last period, included."),
                named(
                        "grain",
                        new StringSchema()
                                ._enum(
                                        List.of(
                                                "day",
                                                "week",
                                                "month",
                                                "quarter",
                                                "fiscal_year",
                                                "total")),
                        "How periods are cut."),
                named(
                        "by",
                        new StringSchema().example("channel"),
                        "Up to two dimensions, with a comma between. A dimension's own name as a"
                                + " parameter asks for one value of it."),
                named("zone", new StringSchema().example("Asia/Tokyo"), "Where days begin."),
                named(
                        "as_of",
                        new IntegerSchema().format("int64"),
                        "What was known with so many entries of the ledger."));
    }

    private static Parameter named(String name, Schema<?> schema, String description) {
        return new QueryParameter().name(name).schema(schema).description(description);
    }
}
