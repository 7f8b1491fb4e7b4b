package seihon.wall;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import seihon.testkit.HouseTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The examples of the description have the shape of what the house really answers and really
/// takes.
@HouseTest(web = WebEnvironment.RANDOM_PORT, properties = "seihon.example=true")
class ExamplesTest {

    /// Objects whose names are a company's own words.
    private static final Set<String> OWN_WORDS = Set.of("dims", "data", "payload");

    /// Fields that are left out where they are empty.
    private static final Set<String> OPTIONAL =
            Set.of("effective_from", "review_by", "proposal", "unsatisfiable");

    @LocalServerPort private int port;
    @Autowired private Firm.Doors doors;

    private final List<String> findings = new ArrayList<>();

    @Test
    void examplesAreWhatIsAnswered() {
        var firm = Firm.made(doors, port);
        var description = Reply.json(firm.as("admin").get("/v3/api-docs"), 200);
        var asked = new TreeSet<String>();

        for (var door : Door.all().stream().filter(Door::isApi).toList()) {
            var examples = examples(description, door);
            if (!examples.isEmpty()) {
                var answer = firm.as(door.by()).send(door.ask(new Things(firm)::of));
                var example = examples.path(Integer.toString(answer.statusCode()));
                if (!example.isMissingNode()) {
                    same(door.toString(), new JsonMapper().readTree(answer.body()), example);
                    asked.add(door.toString());
                } else if (door.keeps()) {
                    findings.add(door + " answers " + answer.statusCode() + answer.body());
                }
            }
        }

        assertThat(findings).isEmpty();
        assertThat(asked).hasSizeGreaterThan(20);
    }

    @Test
    void examplesAreWhatIsTaken() {
        var firm = Firm.made(doors, port);
        var description = Reply.json(firm.as("admin").get("/v3/api-docs"), 200);
        var asked = new TreeSet<String>();

        for (var door : Door.all().stream().filter(Door::isApi).toList()) {
            var json =
                    call(description, door)
                            .path("requestBody")
                            .path("content")
                            .path("application/json");
            if (json.has("example")) {
                taken(door.toString(), description, json.path("schema"), json.get("example"));
                asked.add(door.toString());
            }
        }

        assertThat(findings).isEmpty();
        assertThat(asked).hasSizeGreaterThan(8);
    }

    private void taken(String where, JsonNode description, JsonNode schema, JsonNode example) {
        var reference = schema.path("$ref").asString("");
        var meant = reference.isEmpty() ? schema : description.at(reference.replaceFirst("^#", ""));
        if (example.isArray()) {
            example.forEach(each -> taken(where + "[]", description, meant.path("items"), each));
        }
        for (var field :
                example.isObject() ? example.properties() : Set.<Map.Entry<String, JsonNode>>of()) {
            var place = where + "." + field.getKey();
            if (meant.path("properties").has(field.getKey())) {
                taken(
                        place,
                        description,
                        meant.path("properties").path(field.getKey()),
                        field.getValue());
            } else {
                findings.add(place + " is nothing that is asked for");
            }
        }
    }

    private static JsonNode call(JsonNode description, Door door) {
        return description
                .path("paths")
                .path(door.route().pattern().replace("{*", "{"))
                .path(door.route().method().toLowerCase(Locale.ROOT));
    }

    /// By status.
    private static JsonNode examples(JsonNode description, Door door) {
        var examples = new JsonMapper().createObjectNode();
        call(description, door)
                .path("responses")
                .properties()
                .forEach(answer -> {
                    var json = answer.getValue().path("content").path("application/json");
                    if (json.has("example")) {
                        examples.set(answer.getKey(), json.get("example"));
                    }
                });
        return examples;
    }

    private void same(String where, JsonNode real, JsonNode example) {
        if (real.isNull() || example.isNull()) {
            return;
        }
        if (real.getNodeType() != example.getNodeType()) {
            findings.add(where + " is " + real + ", by example " + example);
        } else if (real.isArray()) {
            if (!real.isEmpty() && !example.isEmpty()) {
                same(where + "[]", real.get(0), example.get(0));
            }
        } else if (real.isObject()) {
            fields(where, real, example);
        }
    }

    private void fields(String where, JsonNode real, JsonNode example) {
        if (OWN_WORDS.contains(where.substring(where.lastIndexOf('.') + 1))) {
            return;
        }
        var names = new TreeSet<>(real.propertyNames());
        names.addAll(example.propertyNames());
        OPTIONAL.stream()
                .filter(name -> !real.has(name) || !example.has(name))
                .forEach(names::remove);
        for (var name : names) {
            if (real.has(name) && example.has(name)) {
                same(where + "." + name, real.get(name), example.get(name));
            } else if (real.has(name)) {
                findings.add(where + " lacks " + name + " by example");
            } else {
                findings.add(where + " has no " + name);
            }
        }
    }
}
