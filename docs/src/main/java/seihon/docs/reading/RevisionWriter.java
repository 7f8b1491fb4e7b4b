package seihon.docs.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import seihon.docs.DocPath;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;

/// Writes what people read (revisions, links, search grams) in the transaction that moves `main`:
/// provisioning, merge and emergency call it once each, after the ledger numbered their decision
/// and with the `docs_repo` lock held.
///
/// The rebuild replays these calls from the ledger: it takes every entry of kind DECISION and
/// source [#SOURCE] whose payload has `commit` (hex; its first parent is what `main` was), reads
/// `proposal` (a number, absent for the provisioned commit) and takes the entry's `recorded_at` for
/// `approvedAt`. Callers keep to that.
public interface RevisionWriter {

    /// The ledger source of the decisions that move `main`.
    String SOURCE = "docs";

    void merged(TenantId tenant, Merge merge);

    /// A move of `main`: the files in which `commit` differs from its first parent, all of them.
    record Merge(
            ObjectId commit,
            List<Changed> files,
            Optional<Long> proposal,
            Instant approvedAt,
            EntryNo entry) {
        public Merge {
            files = List.copyOf(files);
        }
    }

    /// A file as `commit` holds it; `blob` empty: it is gone.
    record Changed(DocPath path, Optional<ObjectId> blob) {}
}
