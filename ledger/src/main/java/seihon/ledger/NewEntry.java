package seihon.ledger;

import org.jspecify.annotations.Nullable;

/// An entry about to be appended. `payload` is a JSON object as text; `actor` a person's id or the
/// name of a part of the system; `revision` names the document revision of a decision.
public record NewEntry(
        Entry.Kind kind,
        String source,
        String idempotencyKey,
        String payload,
        String actor,
        Entry.Origin origin,
        @Nullable String revision) {

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
}
