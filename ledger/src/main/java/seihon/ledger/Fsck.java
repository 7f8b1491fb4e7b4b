package seihon.ledger;

import java.util.List;
import seihon.domain.TenantId;

/// Recomputes the whole log from its rows: numbers, payload commitments, leaves, root.
public interface Fsck {

    /// Runs in the calling thread on one moment of the database; `progress` hears of it per page.
    Report check(TenantId tenant, Rebuild.Progress progress);

    /// `findings` is empty when everything agrees, and holds at most [#MOST_FINDINGS]. `erased`
    /// counts payloads that are gone, which is no finding.
    record Report(long size, long erased, String root, List<Finding> findings) {

        public static final int MOST_FINDINGS = 100;

        public Report {
            findings = List.copyOf(findings);
        }

        public boolean isSound() {
            return findings.isEmpty();
        }
    }

    /// What disagrees at an entry, or with the head (then `seq` is the size).
    record Finding(Fault fault, long seq, String expected, String found) {}

    enum Fault {
        /// A number is missing before this entry.
        GAP,
        /// The payload or actor is not what was committed to.
        COMMITMENT,
        /// The entry's line does not hash to its leaf.
        LEAF,
        /// The head counts other entries than there are.
        SIZE,
        /// The leaves do not give the head's root.
        ROOT
    }
}
