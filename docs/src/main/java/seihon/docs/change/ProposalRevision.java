package seihon.docs.change;

import java.time.Instant;
import org.eclipse.jgit.lib.ObjectId;
import seihon.domain.PersonId;

/// The `n`-th revision of a proposal, from 1: the commit of `main` it was made on, its own commit,
/// and the digest of its change.
public record ProposalRevision(
        long proposal,
        int n,
        ObjectId base,
        ObjectId head,
        String digest,
        PersonId madeBy,
        Way how,
        Instant madeAt) {

    public enum Way {
        OPENED,
        REVISED,
        SUGGESTIONS,
        UPDATED,
        SETTLED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Way of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
