package seihon.docs.git;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import seihon.domain.TenantId;

/// The objects that the running transaction made. They are written in one statement before a ref
/// moves, at the latest before the commit, and stay here until the end: whatever is read from the
/// rows meanwhile was committed by somebody, and may be cached.
final class Unwritten implements TransactionSynchronization {

    private final TenantId tenant;
    private final ObjectStore store;
    private final Map<ObjectId, GitObject> made = new LinkedHashMap<>();
    private final Map<ObjectId, GitObject> waiting = new LinkedHashMap<>();

    private Unwritten(TenantId tenant, ObjectStore store) {
        this.tenant = tenant;
        this.store = store;
    }

    static Optional<Unwritten> running(ObjectStore store) {
        return Optional.ofNullable(
                (Unwritten) TransactionSynchronizationManager.getResource(store));
    }

    /// Begins with the first object that a transaction makes.
    static Unwritten begin(TenantId tenant, ObjectStore store) {
        var begun = new Unwritten(tenant, store);
        TransactionSynchronizationManager.bindResource(store, begun);
        TransactionSynchronizationManager.registerSynchronization(begun);
        return begun;
    }

    void add(Map<ObjectId, GitObject> objects) {
        objects.forEach((id, object) -> {
            if (made.putIfAbsent(id, object) == null) {
                waiting.put(id, object);
            }
        });
    }

    Optional<GitObject> find(AnyObjectId id) {
        return Optional.ofNullable(made.get(id));
    }

    Map<ObjectId, GitObject> made() {
        return made;
    }

    void write() {
        if (!waiting.isEmpty()) {
            store.insert(tenant, waiting);
            waiting.clear();
        }
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        write();
    }

    @Override
    public void afterCompletion(int status) {
        TransactionSynchronizationManager.unbindResource(store);
    }
}
