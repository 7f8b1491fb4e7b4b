package seihon.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import seihon.domain.EntryNo;

/// One numbered line of the ledger, as it was recorded. `payload` is canonical JSON (RFC 8785) or
/// absent once erased; its digest and the leaf hash stay.
public record Entry(
        EntryNo seq,
        Instant recordedAt,
        Kind kind,
        String source,
        String idempotencyKey,
        @Nullable String payloadUnlessErased,
        String actor,
        Origin origin,
        @Nullable String revision) {

    /// What the entry is: a received row or event, an approved decision, or a fact the system
    /// states itself.
    public enum Kind {
        ROW,
        EVENT,
        DECISION,
        FACT
    }

    /// How it came in. `MANUAL` is typed in by hand and counted as such.
    public enum Origin {
        LIVE,
        IMPORT,
        BACKFILL,
        MANUAL,
        DECISION
    }
}
