package seihon.ledger;

import org.jspecify.annotations.Nullable;

/// An entry about to be appended. `payload` is a JSON object as text, at most 1 MiB; `actor` a
/// person's id or the name of a part of the system; `revision` names the document revision of a
/// decision. `subject` is whom the payload is about (`person:sato`, `case:4711`): erasing that
/// subject makes the payload's commitment unguessable; without one the entry is erased with its
/// batch.
public record NewEntry(
        Entry.Kind kind,
        String source,
        String idempotencyKey,
        String payload,
        String actor,
        Entry.Origin origin,
        @Nullable String revision,
        @Nullable String subject) {

    public static final int LONGEST_WORD = 500;
    public static final int LONGEST_PAYLOAD = 1 << 20;

    public NewEntry {
        requireWord("source", source);
        requireWord("idempotency key", idempotencyKey);
        requireWord("actor", actor);
        if (revision != null) {
            requireWord("revision", revision);
        }
        if (subject != null) {
            requireWord("subject", subject);
        }
        if (payload.length() > LONGEST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "an entry's payload is at most %d characters, found %d; split it"
                            .formatted(LONGEST_PAYLOAD, payload.length()));
        }
    }

    public NewEntry(
            Entry.Kind kind,
            String source,
            String idempotencyKey,
            String payload,
            String actor,
            Entry.Origin origin,
            @Nullable String revision) {
        this(kind, source, idempotencyKey, payload, actor, origin, revision, null);
    }

    /// A decision taken by a person through the product: kind and origin are given by that.
    public static NewEntry decision(
            String source, String idempotencyKey, String payload, String actor, String revision) {
        return new NewEntry(
                Entry.Kind.DECISION,
                source,
                idempotencyKey,
                payload,
                actor,
                Entry.Origin.DECISION,
                revision);
    }

    /// A fact that the product itself states, as it happens.
    public static NewEntry fact(
            String source, String idempotencyKey, String payload, String actor) {
        return new NewEntry(
                Entry.Kind.FACT, source, idempotencyKey, payload, actor, Entry.Origin.LIVE, null);
    }

    public NewEntry about(String subject) {
        return new NewEntry(
                kind, source, idempotencyKey, payload, actor, origin, revision, subject);
    }

    /// The same under another idempotency key.
    public NewEntry named(String key) {
        return new NewEntry(kind, source, key, payload, actor, origin, revision, subject);
    }

    /// These words are lines of the entry's bytes or keys: one line, not empty, not long.
    private static void requireWord(String what, String value) {
        if (value.isBlank() || value.length() > LONGEST_WORD || holdsControl(value)) {
            throw new IllegalArgumentException(
                    "an entry's %s is one line of 1 to %d characters, found %d"
                            .formatted(what, LONGEST_WORD, value.length()));
        }
    }

    /// Asked several times for each entry: a loop, because a stream costs ten times as much.
    private static boolean holdsControl(String value) {
        for (var i = 0; i < value.length(); i++) {
            if (Character.isISOControl(value.charAt(i))) {
                return true;
            }
        }
        return false;
    }
}
