package seihon.ledger;

import java.util.List;
import seihon.domain.TenantId;

/// Derives everything of a tenant again, every projection and every [Derived], into new generations
/// and compares digests with the living ones (law 2: everything else is derived).
public interface Rebuild {

    /// One result for each, what is followed before what follows it. Runs to the end in the calling
    /// thread.
    List<Result> all(TenantId tenant, Progress progress);

    record Result(String projection, String digestBefore, String digestAfter) {
        public boolean equal() {
            return digestBefore.equals(digestAfter);
        }
    }

    /// Told from time to time while entries are replayed, and at both ends of the transaction that
    /// exchanges two generations: whoever may not go on throws, and nothing is exchanged.
    interface Progress {
        void at(String projection, long done, long total);
    }
}
