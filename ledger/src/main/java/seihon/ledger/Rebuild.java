package seihon.ledger;

import java.util.List;
import seihon.domain.TenantId;

/// Replays every projection of a tenant into a new generation and compares digests with the living
/// one (law 2: everything else is derived).
public interface Rebuild {

    /// One result per projection, in name order. Runs to the end in the calling thread.
    List<Result> all(TenantId tenant, Progress progress);

    record Result(String projection, String digestBefore, String digestAfter) {
        public boolean equal() {
            return digestBefore.equals(digestAfter);
        }
    }

    /// Told from time to time while entries are replayed.
    interface Progress {
        void at(String projection, long done, long total);
    }
}
