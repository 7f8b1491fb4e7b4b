package seihon.docs.git;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/// Compare-and-set of one ref through JGit. There is no lock to take: the statement compares.
/// `HEAD` and `main` are refused here, and by the database if this were wrong. Whoever moves a ref
/// says so in the reflog, or it is a fault.
final class RowRefUpdate extends RefUpdate {

    private final RowRepository repository;
    private final @Nullable TenantRefs refsUnlessReadOnly;
    private String leaf;

    RowRefUpdate(RowRepository repository, @Nullable TenantRefs refsUnlessReadOnly, Ref ref) {
        super(ref);
        this.repository = repository;
        this.refsUnlessReadOnly = refsUnlessReadOnly;
        this.leaf = ref.getName();
    }

    @Override
    protected RefDatabase getRefDatabase() {
        return repository.getRefDatabase();
    }

    @Override
    protected Repository getRepository() {
        return repository;
    }

    @Override
    protected boolean tryLock(boolean deref) throws IOException {
        leaf = deref ? getRef().getLeaf().getName() : getRef().getName();
        var now = getRefDatabase().exactRef(leaf);
        setOldObjectId(now == null ? null : now.getObjectId());
        return true;
    }

    @Override
    protected void unlock() {
        // Nothing was locked.
    }

    @Override
    protected Result doUpdate(Result wanted) {
        return move(Optional.of(getNewObjectId().copy()), wanted);
    }

    @Override
    protected Result doDelete(Result wanted) {
        return move(Optional.empty(), wanted);
    }

    @Override
    protected Result doLink(String to) {
        return Result.REJECTED_OTHER_REASON;
    }

    private Result move(Optional<ObjectId> to, Result wanted) {
        if (refsUnlessReadOnly == null || TenantRefs.isGuarded(leaf)) {
            return Result.REJECTED_OTHER_REASON;
        }
        var who = Objects.requireNonNull(getRefLogIdent(), "who moves a ref must be said");
        var why = Objects.requireNonNullElse(getRefLogMessage(), "");
        var reason = new GitStore.Reason(who.getName(), why, who.getWhenAsInstant());
        var from = Optional.ofNullable(getOldObjectId());
        return refsUnlessReadOnly.move(leaf, from, to, reason) ? wanted : Result.LOCK_FAILURE;
    }
}
