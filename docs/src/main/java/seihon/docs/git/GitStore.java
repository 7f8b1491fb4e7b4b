package seihon.docs.git;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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

    /// Makes the repository's row when it is missing; `HEAD` and `main` come with the provisioned
    /// first commit. `name` is the company's name in addresses (`/git/<name>.git`): 1 to 63 of a-z
    /// 0-9 and -, starting with a letter or digit.
    void create(TenantId tenant, String name, Instant at);

    /// The name given to [#create]; empty while there is no repository.
    Optional<String> name(TenantId tenant);

    /// Takes the merge lock: the `docs_repo` row for update, until the transaction ends.
    void lock(TenantId tenant);

    Optional<ObjectId> ref(TenantId tenant, String name);

    /// What `main` points to and which generation of the read models lives: the same two mean the
    /// same documents.
    State state(TenantId tenant);

    record State(Optional<ObjectId> main, int generation) {}

    /// Every file of a commit, in path order. Cached by tree; the map cannot be changed.
    SortedMap<DocPath, ObjectId> files(TenantId tenant, ObjectId commit);

    /// A blob's bytes. Throws [ErasedBlob] when its content was erased by an approved proposal.
    byte[] blob(TenantId tenant, ObjectId blob);

    /// A blob as UTF-8 text.
    String text(TenantId tenant, ObjectId blob);

    ObjectId writeBlob(TenantId tenant, byte[] content);

    /// Makes the changed trees and one commit, committed by the service; moves nothing. What is
    /// made is written before a ref moves, at the latest before the transaction commits. Throws
    /// [IllegalArgumentException] when a path is both a file and a folder.
    ObjectId commit(TenantId tenant, NewCommit commit);

    /// Compare-and-set of a ref other than `main` and `HEAD`; `expected` empty: it must not exist.
    /// False when it stands elsewhere.
    boolean move(
            TenantId tenant, String ref, Optional<ObjectId> expected, ObjectId to, Reason reason);

    /// False when the ref stands elsewhere; never `main` or `HEAD`.
    boolean delete(TenantId tenant, String ref, ObjectId expected, Reason reason);

    /// Takes the merge lock, writes the [Decision] and moves `main` through the database function
    /// that uses it up. False, and nothing written, when `main` stands elsewhere.
    boolean moveMain(TenantId tenant, Decision decision, Reason reason);

    /// The JGit view, for fetch and blame. Works outside a transaction too: each read is then one
    /// of its own. Close it.
    Repository open(TenantId tenant);

    /// The JGit view for a push: reads what is there, keeps what is inserted in memory and never
    /// writes or moves anything. Inserting beyond `limitBytes` throws
    /// [org.eclipse.jgit.errors.LargeObjectException]. Close it.
    Repository openQuarantined(TenantId tenant, long limitBytes);

    /// Brings the repository's commits and trees, and its blobs if asked, into this node's cache,
    /// for a clone that will want them all. Outside a transaction.
    void warm(TenantId tenant, boolean withBlobs);

    /// Brings these objects into this node's cache. Outside a transaction.
    void warm(TenantId tenant, Collection<ObjectId> wanted);

    /// Whether an approved erasure has emptied a blob of the repository.
    boolean hasErasedBlobs(TenantId tenant);

    /// What a commit changes in the files of its first parent: the blob to put at a path, or empty
    /// to take the file away.
    record NewCommit(
            List<ObjectId> parents,
            Map<DocPath, Optional<ObjectId>> changes,
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
