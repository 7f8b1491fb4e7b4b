package seihon.ledger.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import seihon.ledger.Intake;
import seihon.ledger.NewEntry;

/// Makes the bytes of entries: canonical form, commitments, leaf hash. Everything here is done
/// before the head is locked. `keys` holds the erasure keys by scope.
record Preparation(Instant at, Map<String, byte[]> keys) {

    static String scope(Intake.Item item) {
        var subject = item.entry().subject();
        return subject == null ? ErasureKeys.ofBatch(item.batch()) : ErasureKeys.ofSubject(subject);
    }

    static Stream<String> scopes(List<Intake.Item> items) {
        return items.stream().map(Preparation::scope).distinct();
    }

    LogStore.Prepared of(Intake.Item item) {
        return of(item.entry(), canonical(item.entry()), key(item));
    }

    /// Most payloads come in the canonical form; one text of them is enough to hold.
    static String canonical(NewEntry entry) {
        var canonical = CanonicalJson.of(entry.payload());
        return canonical.equals(entry.payload()) ? entry.payload() : canonical;
    }

    /// The same thing under another idempotency key.
    LogStore.Prepared renamed(Intake.Item item, LogStore.Prepared prepared, String key) {
        return of(prepared.entry().named(key), prepared.payload(), key(item));
    }

    private byte[] key(Intake.Item item) {
        return Objects.requireNonNull(keys.get(scope(item)));
    }

    LogStore.Prepared of(NewEntry entry, String canonicalPayload, byte[] erasureKey) {
        var commitment =
                Commitment.of(erasureKey, entry.idempotencyKey(), canonicalPayload, entry.actor());
        var leaf =
                EntryLine.leafHash(
                        new EntryLine.Parts(
                                entry.kind(),
                                entry.origin(),
                                at,
                                entry.source(),
                                entry.idempotencyKey(),
                                entry.revision(),
                                commitment));
        return new LogStore.Prepared(entry, canonicalPayload, commitment, leaf);
    }
}
