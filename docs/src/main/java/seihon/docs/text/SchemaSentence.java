package seihon.docs.text;

import com.networknt.schema.Error;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import seihon.docs.ProblemList;
import seihon.docs.Yaml;
import tools.jackson.databind.JsonNode;

/// A schema error in words: what was expected, what was found, what to do. `beside` is the part of
/// the schema that holds the failing keyword: its examples and known names help.
record SchemaSentence(Error error, JsonNode beside, String field, Yaml found) {

    void tell(ProblemList problems) {
        switch (error.getKeyword()) {
            case "required" ->
                    problems.at(found, "docs.field.missing", inside(error.getProperty()));
            case "additionalProperties", "unevaluatedProperties" -> unknown(problems);
            case "type" -> type(problems);
            case "enum", "const" ->
                    problems.at(
                            found, "docs.schema.choice", field, YamlText.brief(found), choices());
            case "minItems", "minLength", "minProperties" ->
                    problems.at(found, "docs.schema.too-few", field, limit());
            case "maxItems", "maxLength", "maxProperties" ->
                    problems.at(found, "docs.schema.too-many", field, limit());
            case "minimum" -> problems.at(found, "docs.schema.too-small", field, limit(), brief());
            case "maximum" -> problems.at(found, "docs.schema.too-big", field, limit(), brief());
            case "uniqueItems" -> problems.at(found, "docs.schema.repeated", field);
            default -> shape(problems);
        }
    }

    private String brief() {
        return YamlText.brief(found);
    }

    private String inside(String name) {
        return field.isEmpty() ? name : field + "/" + name;
    }

    private String limit() {
        return error.getSchemaNode().toString();
    }

    private String choices() {
        return String.join(", ", elements(error.getSchemaNode()));
    }

    private static List<String> elements(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(item -> texts.add(SchemaRules.text(item)));
        } else {
            texts.add(SchemaRules.text(node));
        }
        return texts;
    }

    private void type(ProblemList problems) {
        var expected = elements(error.getSchemaNode()).getFirst();
        switch (expected) {
            case "string" -> problems.at(found, "docs.schema.type-string", field, brief());
            case "integer" -> problems.at(found, "docs.schema.type-integer", field, brief());
            case "number" -> problems.at(found, "docs.schema.type-number", field, brief());
            case "boolean" -> problems.at(found, "docs.schema.type-boolean", field, brief());
            case "array" -> problems.at(found, "docs.schema.type-array", field, brief());
            default -> problems.at(found, "docs.schema.type-object", field, brief());
        }
    }

    private void shape(ProblemList problems) {
        var examples = beside.get("examples");
        if (examples == null || examples.isEmpty()) {
            problems.at(found, "docs.schema.shape", field, brief());
        } else {
            var example = SchemaRules.text(examples.get(0));
            problems.at(found, "docs.schema.shape-example", field, brief(), example);
        }
    }

    private void unknown(ProblemList problems) {
        var name = error.getProperty();
        var where =
                found instanceof Yaml.Mapping mapping ? mapping.field(name).orElse(found) : found;
        var near = nearest(name, siblings());
        if (near.isEmpty()) {
            problems.at(where, "docs.schema.unknown", inside(name));
        } else {
            problems.at(where, "docs.schema.unknown-near", inside(name), near);
        }
    }

    private List<String> siblings() {
        var properties = beside.get("properties");
        return properties == null ? List.of() : List.copyOf(properties.propertyNames());
    }

    /// The known name within two slips of the keyboard; empty when none is.
    static String nearest(String name, List<String> known) {
        return known.stream()
                .filter(candidate -> distance(name, candidate) <= 2)
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .orElse("");
    }

    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                var change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
