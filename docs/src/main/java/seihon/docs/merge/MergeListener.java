package seihon.docs.merge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import seihon.docs.DocPath;
import seihon.domain.EntryNo;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Told inside the transaction that moves `main` (a merge, an emergency, the provisioned first
/// commit), after the ref moved and the entry was appended: writes what is derived from the
/// documents (revisions, links, search). Throwing rolls the whole merge back.
public interface MergeListener {

    void merged(Merged merged);

    /// What `main` gained. `proposal` is empty for the provisioned first commit, whose author is
    /// empty too. Files are in path order.
    record Merged(
            TenantId tenant,
            Optional<Long> proposal,
            Optional<PersonId> author,
            ObjectId commit,
            EntryNo entry,
            Instant at,
            List<File> files) {
        public Merged {
            files = List.copyOf(files);
        }
    }

    /// A changed file: `before` empty: new; `after` and `text` empty: deleted.
    record File(
            DocPath path,
            Optional<ObjectId> before,
            Optional<ObjectId> after,
            Optional<String> text) {}
}
