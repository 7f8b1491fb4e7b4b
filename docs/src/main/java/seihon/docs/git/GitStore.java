package seihon.docs.git;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import seihon.docs.DocPath;
import seihon.domain.TenantId;

/// A tenant's repository. Every call runs inside a transaction of that tenant; what is written
/// shows to others when it commits and is gone when it rolls back.
public interface GitStore {

    String MAIN = "refs/heads/main";
    String FLOW = "refs/heads/flow";

    /// Makes the repository's row and `HEAD` when they are missing.
    void create(TenantId tenant, Instant at);

    /// Takes the merge lock: the `docs_repo` row for update, until the transaction ends.
    void lock(TenantId tenant);

    Optional<ObjectId> ref(TenantId tenant, String name);

    /// Every file of a commit, in path order. Cached by tree; do not change the map.
    SortedMap<DocPath, ObjectId> files(TenantId tenant, ObjectId commit);

    /// A blob's bytes. Throws [ErasedBlob] when its content was erased by an approved proposal.
    byte[] blob(TenantId tenant, ObjectId blob);

    /// A blob as UTF-8 text.
    String text(TenantId tenant, ObjectId blob);

    ObjectId writeBlob(TenantId tenant, byte[] content);

    /// Writes the trees and one commit; moves nothing.
    ObjectId commit(TenantId tenant, NewCommit commit);

    /// Compare-and-set of a ref other than `main` and `HEAD`; `expected` empty: it must not exist.
    /// False when it stands elsewhere.
    boolean move(
            TenantId tenant, String ref, Optional<ObjectId> expected, ObjectId to, Reason reason);

    void delete(TenantId tenant, String ref, ObjectId expected, Reason reason);

    /// Moves `main` through the database function that demands an unused decision row for exactly
    /// this move ([Decision] is written first, same transaction). False when `main` stands
    /// elsewhere.
    boolean moveMain(TenantId tenant, Decision decision, Reason reason);

    /// The JGit view, for fetch, push and blame. Close it.
    Repository open(TenantId tenant);

    record NewCommit(
            List<ObjectId> parents,
            SortedMap<DocPath, ObjectId> files,
            String authorName,
            String authorAddress,
            Instant at,
            String message) {}

    /// Who moved a ref and why, for the reflog.
    record Reason(String actor, String why, Instant at) {}

    /// The accepted decision that lets `main` move: kind is `provision`, `merge` or `emergency`.
    record Decision(
            long proposal,
            String changeDigest,
            String kind,
            Optional<ObjectId> from,
            ObjectId to) {}

    /// The content is gone by an approved erasure; ids, approvals and proofs stay valid.
    final class ErasedBlob extends RuntimeException {
        private static final long serialVersionUID = 1;

        public ErasedBlob(String blob) {
            super("blob " + blob + " was erased by an approved proposal");
        }
    }
}
