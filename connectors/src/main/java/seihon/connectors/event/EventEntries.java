package seihon.connectors.event;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import seihon.connectors.Events;
import seihon.connectors.mapping.Broken;
import seihon.connectors.mapping.Sources;
import seihon.domain.PersonId;
import seihon.ledger.Entry;
import seihon.ledger.Intake;
import seihon.ledger.NewEntry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes what was sent into entries: the event as JSON under its source and id. What is no proper
/// event is kept with what is wrong about it, under a source of its own and its digest.
final class EventEntries {

    /// Source of what names none, or one that it must not name.
    static final String UNNAMED = "events";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_FOUND = 200;

    private EventEntries() {}

    static NewEntry of(CloudEventCodec.Sent sent, PersonId by) {
        return switch (sent) {
            case CloudEventCodec.Sent.Event(var json) -> event(json, Optional.empty(), by);
            case CloudEventCodec.Sent.Spoiled(var json, var spoiled) ->
                    event(
                            json,
                            Optional.of(
                                    new Trouble(
                                            spoiled.code(),
                                            spoiled.pointer(),
                                            text(spoiled.bytes()))),
                            by);
            case CloudEventCodec.Sent.Unreadable(var code, var pointer, var bytes) -> {
                var payload = JSON.createObjectNode();
                broken(payload, new Trouble(code, pointer, text(bytes)));
                yield entry(UNNAMED, digest(bytes), payload, by);
            }
        };
    }

    /// What is shown of an event whose id nobody can tell.
    static String id(CloudEventCodec.Sent sent) {
        return switch (sent) {
            case CloudEventCodec.Sent.Event(var json) -> json.path("id").asString("");
            case CloudEventCodec.Sent.Spoiled(var json, _) -> json.path("id").asString("");
            case CloudEventCodec.Sent.Unreadable _ -> "";
        };
    }

    private record Trouble(String code, String pointer, String found) {}

    private static NewEntry event(ObjectNode event, Optional<Trouble> spoiled, PersonId by) {
        var written = event.toString().getBytes(StandardCharsets.UTF_8);
        var bad = KeptJson.make(event);
        var trouble =
                tooLong(written)
                        .or(() -> attributes(event))
                        .or(() -> spoiled)
                        .or(() -> bad.map(at -> new Trouble("bad-character", at, "")));
        var named = name(event, "source").filter(source -> !Sources.isReserved(source));
        var id = named.isEmpty() ? Optional.<String>empty() : name(event, "id");
        var payload =
                trouble.map(Trouble::code).filter("too-long"::equals).isPresent()
                        ? envelope(event)
                        : event;
        trouble.ifPresent(why -> broken(payload, why));
        return entry(
                named.orElse(UNNAMED),
                id.filter(one -> one.length() <= Intake.LONGEST_ID).orElse(digest(written)),
                payload,
                by);
    }

    private static Optional<Trouble> tooLong(byte[] written) {
        return written.length <= Events.LONGEST_EVENT
                ? Optional.empty()
                : Optional.of(new Trouble("too-long", "", Integer.toString(written.length)));
    }

    private static Optional<Trouble> attributes(ObjectNode event) {
        return AttributeRules.why(event)
                .map(wrong -> new Trouble(wrong.code(), wrong.pointer(), wrong.found()))
                .or(() -> source(event));
    }

    private static Optional<Trouble> source(ObjectNode event) {
        var source = event.path("source").asString();
        return name(event, "source").isPresent() && !Sources.isReserved(source)
                ? Optional.empty()
                : Optional.of(new Trouble("bad-source", "/source", source));
    }

    /// A text that the ledger takes as a name: one line, not too long.
    private static Optional<String> name(ObjectNode event, String attribute) {
        var value = event.path(attribute);
        if (!value.isString()) {
            return Optional.empty();
        }
        var text = value.asString();
        var isName =
                !text.isBlank()
                        && text.length() <= NewEntry.LONGEST_WORD
                        && text.chars().noneMatch(Character::isISOControl);
        return isName ? Optional.of(text) : Optional.empty();
    }

    /// The attributes without the content.
    private static ObjectNode envelope(ObjectNode event) {
        var envelope = JSON.createObjectNode();
        for (var attribute : List.of("specversion", "id", "source", "type", "time", "subject")) {
            var value = event.path(attribute);
            if (value.isString() && value.asString().length() <= NewEntry.LONGEST_WORD) {
                envelope.set(attribute, value);
            }
        }
        return envelope;
    }

    private static void broken(ObjectNode payload, Trouble why) {
        payload.putObject(Broken.FIELD)
                .put("code", why.code)
                .put(
                        "pointer",
                        why.pointer.substring(0, Math.min(why.pointer.length(), LONGEST_FOUND)))
                .put("found", why.found.substring(0, Math.min(why.found.length(), LONGEST_FOUND)));
    }

    private static String text(byte[] bytes) {
        return KeptJson.shown(
                new String(
                        bytes, 0, Math.min(bytes.length, LONGEST_FOUND), StandardCharsets.UTF_8));
    }

    private static String digest(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static NewEntry entry(String source, String id, ObjectNode payload, PersonId by) {
        return new NewEntry(
                Entry.Kind.EVENT,
                source,
                id,
                JSON.writeValueAsString(payload),
                by.value(),
                Entry.Origin.LIVE,
                null);
    }
}
