package seihon.docs.text;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import seihon.docs.ProblemList;
import seihon.docs.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One kind's JSON Schema, applied to front matter: what does not fit becomes a sentence at its
/// line.
final class SchemaRules {

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Names up to this length are too short to tell a slip from another word.
    private static final int SHORT = 4;

    private final JsonNode source;
    private final Schema schema;

    SchemaRules(String json) {
        this.source = JSON.readTree(json);
        this.schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(source);
    }

    /// Checks everything but the fields that all documents share.
    void check(Yaml.Mapping front, ProblemList problems) {
        var own = new LinkedHashMap<>(front.fields());
        own.keySet().removeAll(CommonFields.NAMES);
        var root = new Yaml.Mapping(own, front.line(), front.column());
        misspelt(own, problems);
        var told = new HashSet<String>();
        for (var error : schema.validate(json(root))) {
            var where = where(root, error.getInstanceLocation());
            if (told.add(where.name() + " " + detail(error))) {
                new SchemaSentence(error, beside(error), where.name(), where.value())
                        .tell(problems);
            }
        }
    }

    /// A field that looks like a common one is a slip even where own fields are welcome: an
    /// `efective_from` must not be passed over in silence.
    private void misspelt(Map<String, Yaml> own, ProblemList problems) {
        var closed = source.get("additionalProperties");
        if (closed != null && closed.isBoolean() && !closed.booleanValue()) {
            return;
        }
        var properties = source.get("properties");
        var known = properties == null ? Set.<String>of() : Set.copyOf(properties.propertyNames());
        own.forEach((name, value) -> {
            var near = SchemaSentence.nearest(name, List.copyOf(CommonFields.NAMES));
            if (name.length() > SHORT && !near.isEmpty() && !known.contains(name)) {
                problems.at(value, "docs.schema.unknown-near", name, near);
            }
        });
    }

    /// Several branches of a choice complain about one value; one sentence is enough.
    private static String detail(Error error) {
        var path = error.getEvaluationPath().toString();
        return path.contains("/anyOf/") || path.contains("/oneOf/") || isChoice(error)
                ? "choice"
                : error.getKeyword() + " " + error.getProperty();
    }

    private static boolean isChoice(Error error) {
        return error.getKeyword().equals("anyOf") || error.getKeyword().equals("oneOf");
    }

    private record Place(String name, Yaml value) {}

    /// The value an error is about: `rules/default/require/0/count`, by id where items have one.
    private static Place where(Yaml root, NodePath path) {
        var names = new ArrayList<String>();
        var value = root;
        for (int i = 0; i < path.getNameCount(); i++) {
            var step = path.getElement(i);
            if (value instanceof Yaml.Mapping mapping) {
                names.add(step.toString());
                value = mapping.field(step.toString()).orElse(value);
            } else if (value instanceof Yaml.Sequence(var items, _, _)) {
                var index = Integer.parseInt(step.toString());
                value = items.get(index);
                names.add(
                        value instanceof Yaml.Mapping item && item.text("id").isPresent()
                                ? item.text("id").get()
                                : Integer.toString(index));
            }
        }
        return new Place(String.join("/", names), value);
    }

    private JsonNode beside(Error error) {
        var node = source;
        var fragment = error.getSchemaLocation().getFragment();
        for (int i = 0; i < fragment.getNameCount() - 1; i++) {
            var step = fragment.getElement(i);
            var next = step instanceof Integer index ? node.get(index) : node.get(step.toString());
            if (next == null) {
                return JSON.createObjectNode();
            }
            node = next;
        }
        return node;
    }

    static String text(JsonNode node) {
        return node.isString() ? node.stringValue() : node.toString();
    }

    private static JsonNode json(Yaml value) {
        return JSON.valueToTree(plain(value));
    }

    private static Object plain(Yaml value) {
        return switch (value) {
            case Yaml.Text(var text, _, _) -> text;
            case Yaml.Numeral(var number, _, _) -> number;
            case Yaml.Flag(var flag, _, _) -> flag;
            case Yaml.Nothing _ -> JSON.nullNode();
            case Yaml.Sequence(var items, _, _) -> items(items);
            case Yaml.Mapping(var fields, _, _) -> {
                Map<String, Object> plain = new LinkedHashMap<>();
                fields.forEach((name, field) -> plain.put(name, plain(field)));
                yield plain;
            }
        };
    }

    private static List<Object> items(List<Yaml> items) {
        return items.stream().map(SchemaRules::plain).toList();
    }
}
