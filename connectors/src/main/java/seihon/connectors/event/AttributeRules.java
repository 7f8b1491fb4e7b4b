package seihon.connectors.event;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What CloudEvents 1.0 asks of an event's attributes, in the order in which a sender would look.
final class AttributeRules {

    private static final List<String> NEEDED = List.of("specversion", "id", "source", "type");
    private static final String VERSION = "1.0";
    private static final String DATA = "data";
    private static final String BASE64 = "data_base64";
    private static final String TIME = "time";
    private static final Set<String> CONTENT = Set.of(DATA, BASE64);

    /// Attributes that are text; others may be whole numbers and flags too.
    private static final Set<String> TEXTS =
            Set.of(
                    "specversion",
                    "id",
                    "source",
                    "type",
                    TIME,
                    "subject",
                    "dataschema",
                    "datacontenttype");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+");

    private AttributeRules() {}

    /// `pointer` is a JSON pointer into the event.
    record Wrong(String code, String pointer, String found) {}

    static Optional<Wrong> why(ObjectNode event) {
        return needed(event)
                .or(() -> attributes(event))
                .or(() -> version(event))
                .or(() -> time(event))
                .or(() -> content(event));
    }

    private static Optional<Wrong> needed(ObjectNode event) {
        return NEEDED.stream()
                .filter(name -> isBlank(event.path(name)))
                .map(name -> wrong("missing-attribute", name, event))
                .findFirst();
    }

    private static boolean isBlank(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.asString().isBlank());
    }

    private static Optional<Wrong> attributes(ObjectNode event) {
        for (var name : event.propertyNames()) {
            if (CONTENT.contains(name)) {
                continue;
            }
            if (!NAME.matcher(name).matches()) {
                return Optional.of(wrong("bad-attribute-name", name, event));
            }
            if (!isOfItsType(name, event.path(name))) {
                return Optional.of(wrong("wrong-type", name, event));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfItsType(String name, JsonNode value) {
        return value.isString()
                || value.isNull()
                || (!TEXTS.contains(name) && (value.isIntegralNumber() || value.isBoolean()));
    }

    private static Optional<Wrong> version(ObjectNode event) {
        return event.path("specversion").asString().equals(VERSION)
                ? Optional.empty()
                : Optional.of(wrong("bad-specversion", "specversion", event));
    }

    private static Optional<Wrong> time(ObjectNode event) {
        try {
            if (event.path(TIME).isString()) {
                OffsetDateTime.parse(event.path(TIME).asString());
            }
            return Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.of(wrong("bad-time", TIME, event));
        }
    }

    private static Optional<Wrong> content(ObjectNode event) {
        var encoded = event.path(BASE64);
        if (encoded.isMissingNode() || encoded.isNull()) {
            return Optional.empty();
        }
        if (event.has(DATA)) {
            return Optional.of(wrong("two-contents", BASE64, event));
        }
        if (!encoded.isString()) {
            return Optional.of(wrong("wrong-type", BASE64, event));
        }
        return bytes(encoded.asString()).isPresent()
                ? Optional.empty()
                : Optional.of(wrong("bad-base64", BASE64, event));
    }

    private static Optional<byte[]> bytes(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private static Wrong wrong(String code, String name, ObjectNode event) {
        var value = event.path(name);
        var pointer = "/" + name.replace("~", "~0").replace("/", "~1");
        return new Wrong(code, pointer, value.isString() ? value.asString() : value.toString());
    }
}
