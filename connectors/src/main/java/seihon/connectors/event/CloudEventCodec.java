package seihon.connectors.event;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.springframework.util.StringUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// CloudEvents 1.0 over HTTP: binary, structured and batched mode, JSON format.
final class CloudEventCodec {

    static final String STRUCTURED = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";
    private static final String ATTRIBUTE = "ce-";
    private static final String PLAIN = "identity";

    /// The second is a part of the first.
    private static final Set<String> UTF_8 = Set.of("utf-8", "us-ascii");

    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset=\"?([^\";\\s]+)", Pattern.CASE_INSENSITIVE);

    private static final String BAD_JSON = "bad-json";

    /// What the content is where nothing is said; JSON is always UTF-8.
    private static final Pattern USUAL_CONTENT =
            Pattern.compile(
                    "application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?",
                    Pattern.CASE_INSENSITIVE);

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private CloudEventCodec() {}

    /// One thing that was sent: an event as JSON, or what could not be read as one.
    sealed interface Sent {
        record Event(ObjectNode json) implements Sent {}

        /// An event of which one thing cannot be read: content that is none of its type is kept as
        /// bytes, an attribute as it came. `spoiled` says which.
        record Spoiled(ObjectNode json, Unreadable spoiled) implements Sent {}

        /// `pointer` is a JSON pointer, or the byte at which reading ended.
        record Unreadable(String code, String pointer, byte[] bytes) implements Sent {}
    }

    /// Whether the headers say that events are in the body at all.
    static boolean isKnown(Map<String, String> headers) {
        return isMedia(headers, STRUCTURED)
                || isMedia(headers, BATCH)
                || headers.containsKey("ce-specversion");
    }

    /// What the headers say that the body is encoded with, where it is anything but UTF-8 as it is.
    static Optional<String> otherEncoding(Map<String, String> headers) {
        var packed = headers.getOrDefault("content-encoding", PLAIN).strip();
        if (!packed.equalsIgnoreCase(PLAIN)) {
            return Optional.of("Content-Encoding: " + packed);
        }
        return CHARSET.matcher(headers.getOrDefault("content-type", ""))
                .results()
                .map(found -> found.group(1))
                .filter(charset -> !UTF_8.contains(charset.toLowerCase(Locale.ROOT)))
                .map(charset -> "charset=" + charset)
                .findFirst();
    }

    /// In the order in which they were sent. A body that is no JSON is one unreadable thing.
    static List<Sent> read(Map<String, String> headers, byte[] body) {
        if (isMedia(headers, BATCH)) {
            return batch(body);
        }
        return List.of(isMedia(headers, STRUCTURED) ? structured(body) : binary(headers, body));
    }

    private static boolean isMedia(Map<String, String> headers, String media) {
        return headers.getOrDefault("content-type", "").toLowerCase(Locale.ROOT).startsWith(media);
    }

    private static List<Sent> batch(byte[] body) {
        try {
            var all = JSON.readTree(body);
            if (!all.isArray()) {
                return List.of(new Sent.Unreadable("no-batch", "", body));
            }
            return StreamSupport.stream(all.spliterator(), false)
                    .map(CloudEventCodec::item)
                    .toList();
        } catch (JacksonException wrong) {
            return List.of(badJson(wrong, body));
        }
    }

    private static Sent structured(byte[] body) {
        try {
            return item(JSON.readTree(body));
        } catch (JacksonException wrong) {
            return badJson(wrong, body);
        }
    }

    private static Sent item(JsonNode json) {
        if (json instanceof ObjectNode event) {
            return event(event);
        }
        var text = json.toString().getBytes(StandardCharsets.UTF_8);
        return new Sent.Unreadable("no-event", "", text);
    }

    private static Sent.Unreadable badJson(JacksonException wrong, byte[] body) {
        var place = wrong.getLocation();
        var at = place == null ? -1 : place.getByteOffset();
        return new Sent.Unreadable(BAD_JSON, at < 0 ? "" : "byte " + at, body);
    }

    /// Attributes are headers, the content is the body: JSON as it is, text as text, else base64.
    private static Sent binary(Map<String, String> headers, byte[] body) {
        var event = JSON.createObjectNode();
        var spoiled = new ArrayList<Sent.Unreadable>();
        headers.forEach((name, value) -> {
            if (name.startsWith(ATTRIBUTE)) {
                var attribute = name.substring(ATTRIBUTE.length());
                var decoded = decoded(value);
                event.put(attribute, decoded.orElse(value));
                if (decoded.isEmpty()) {
                    spoiled.add(badEscape(attribute, value));
                }
            }
        });
        var whole = content(event, headers, body);
        return spoiled.isEmpty() ? whole : new Sent.Spoiled(event, spoiled.getFirst());
    }

    private static Sent.Unreadable badEscape(String attribute, String header) {
        var bytes = header.getBytes(StandardCharsets.UTF_8);
        return new Sent.Unreadable("bad-escape", "/" + attribute, bytes);
    }

    private static Sent content(ObjectNode event, Map<String, String> headers, byte[] body) {
        var media = headers.getOrDefault("content-type", "").strip();
        if (!media.isEmpty()) {
            event.put("datacontenttype", media);
        }
        if (body.length == 0) {
            return event(event);
        }
        if (isJson(media)) {
            return withJson(event, body);
        }
        if (media.toLowerCase(Locale.ROOT).startsWith("text/")) {
            event.put("data", new String(body, StandardCharsets.UTF_8));
        } else {
            event.put("data_base64", Base64.getEncoder().encodeToString(body));
        }
        return event(event);
    }

    /// One event is the same however it was sent: the usual type of content is not written.
    private static Sent event(ObjectNode json) {
        if (USUAL_CONTENT.matcher(json.path("datacontenttype").asString("")).matches()) {
            json.remove("datacontenttype");
        }
        return new Sent.Event(json);
    }

    private static boolean isJson(String media) {
        var type = media.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return type.isEmpty() || type.endsWith("/json") || type.endsWith("+json");
    }

    private static Sent withJson(ObjectNode event, byte[] body) {
        try {
            event.set("data", JSON.readTree(body));
            return event(event);
        } catch (JacksonException wrong) {
            event.put("data_base64", Base64.getEncoder().encodeToString(body));
            return new Sent.Spoiled(event, new Sent.Unreadable(BAD_JSON, "/data", body));
        }
    }

    /// Empty when an escape is broken, or stands for bytes that are no UTF-8.
    private static Optional<String> decoded(String header) {
        try {
            var bytes =
                    StringUtils.uriDecode(header, StandardCharsets.ISO_8859_1)
                            .getBytes(StandardCharsets.ISO_8859_1);
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return Optional.of(text.toString());
        } catch (IllegalArgumentException | CharacterCodingException broken) {
            return Optional.empty();
        }
    }
}
