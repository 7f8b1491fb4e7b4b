package seihon.ledger.log;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import seihon.ledger.Entry;

/// The bytes of an entry, of which the leaf is the hash: a few lines of text, at most 8 KB, without
/// the number (the tree gives it) and without anything personal (commitments stand for it).
///
/// ```
/// seihon entry 1
/// kind decision
/// origin decision
/// recorded 2026-11-21T00:55:00.123456Z
/// source docs.merge
/// key 9f86d0…            SHA-256 of the idempotency key
/// actor 60303a…          commitment
/// revision policy/approval@3      only when there is one
/// payload 2c26b4…        commitment
/// ```
final class EntryLine {

    static final int LONGEST_BYTES = 8_192;

    /// Microseconds: what the database keeps.
    private static final DateTimeFormatter RECORDED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private EntryLine() {}

    /// What an entry's bytes are made of, as it stands in its row.
    record Parts(
            Entry.Kind kind,
            Entry.Origin origin,
            Instant recordedAt,
            String source,
            String idempotencyKey,
            @Nullable String revision,
            Commitment commitment) {}

    static byte[] bytes(Parts entry) {
        var hex = HexFormat.of();
        var text = new StringBuilder("seihon entry 1\n");
        line(text, "kind", lower(entry.kind));
        line(text, "origin", lower(entry.origin));
        line(text, "recorded", RECORDED.format(entry.recordedAt));
        line(text, "source", entry.source);
        line(text, "key", hex.formatHex(digest(entry.idempotencyKey)));
        line(text, "actor", hex.formatHex(entry.commitment.actor()));
        if (entry.revision != null) {
            line(text, "revision", entry.revision);
        }
        line(text, "payload", hex.formatHex(entry.commitment.payload()));
        return bounded(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] leafHash(Parts entry) {
        return Frontier.leafHash(bytes(entry));
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    private static byte[] digest(String idempotencyKey) {
        return Frontier.sha256().digest(idempotencyKey.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bounded(byte[] bytes) {
        if (bytes.length > LONGEST_BYTES) {
            throw new IllegalArgumentException(
                    "an entry is at most %d bytes, found %d; shorten its source or revision"
                            .formatted(LONGEST_BYTES, bytes.length));
        }
        return bytes;
    }
}
