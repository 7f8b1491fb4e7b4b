package seihon.web.notices;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seihon.domain.Refusal;
import seihon.web.Waiting;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a notice says, kept as message keys so that every reader gets it in their language.
record Told(
        Refusal kind,
        String number,
        String subject,
        Refusal effect,
        String from,
        Optional<Instant> deadline,
        boolean light,
        List<String> excerpt) {

    Told {
        excerpt = List.copyOf(excerpt);
    }

    static Told of(Waiting.Item item) {
        return new Told(
                item.kind(),
                item.number(),
                item.subject(),
                item.effect(),
                item.from(),
                item.deadline(),
                item.light(),
                item.excerpt());
    }

    String toJson(JsonMapper json) {
        return json.writeValueAsString(
                Map.of(
                        "kind", sentence(kind),
                        "number", number,
                        "subject", subject,
                        "effect", sentence(effect),
                        "from", from,
                        "deadline", deadline.map(Instant::toString).orElse(""),
                        "light", light,
                        "excerpt", excerpt));
    }

    static Told fromJson(JsonMapper json, String text) {
        var fields = json.readTree(text);
        var deadline = fields.path("deadline").asString();
        return new Told(
                sentence(fields.path("kind")),
                fields.path("number").asString(),
                fields.path("subject").asString(),
                sentence(fields.path("effect")),
                fields.path("from").asString(),
                deadline.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(deadline)),
                fields.path("light").asBoolean(),
                fields.path("excerpt").valueStream().map(JsonNode::asString).toList());
    }

    private static Map<String, Object> sentence(Refusal sentence) {
        var arguments = sentence.arguments().stream().map(Told::argument).toList();
        return Map.of("key", sentence.key(), "arguments", arguments);
    }

    private static Object argument(Object argument) {
        return switch (argument) {
            case Refusal inner -> sentence(inner);
            case Number number -> number;
            default -> argument.toString();
        };
    }

    private static Refusal sentence(JsonNode fields) {
        var arguments = fields.path("arguments").valueStream().map(Told::argument).toList();
        return new Refusal(fields.path("key").asString(), arguments);
    }

    private static Object argument(JsonNode argument) {
        if (argument.isObject()) {
            return sentence(argument);
        }
        return argument.isNumber() ? argument.numberValue() : argument.asString();
    }
}
