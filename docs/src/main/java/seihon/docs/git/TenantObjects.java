package seihon.docs.git;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// A tenant's object rows behind this node's cache. Joins the running transaction, or reads in one
/// of its own. An object that a transaction makes reaches the cache only when that has committed.
final class TenantObjects implements Shelf {

    private final TenantId tenant;
    private final Transactions transactions;
    private final ObjectStore store;
    private final ObjectCache cache;

    TenantObjects(
            TenantId tenant, Transactions transactions, ObjectStore store, ObjectCache cache) {
        this.tenant = tenant;
        this.transactions = transactions;
        this.store = store;
        this.cache = cache;
    }

    @Override
    public Optional<GitObject> find(AnyObjectId id) {
        var plain = id.copy();
        return cache.find(tenant, plain)
                .or(() -> Unwritten.running(store).flatMap(unwritten -> unwritten.find(plain)))
                .or(() -> transactions.read(tenant, () -> findRow(plain)));
    }

    @Override
    public List<ObjectId> between(ObjectId first, ObjectId last) {
        return transactions.read(
                tenant,
                () -> {
                    write();
                    return store.between(tenant, first, last);
                });
    }

    @Override
    public void makeRoom(int weight) {
        // Rows take what the callers' own limits let through.
    }

    @Override
    public void put(Map<ObjectId, GitObject> objects) {
        var unknown = new LinkedHashMap<ObjectId, GitObject>();
        objects.forEach((id, object) -> {
            if (!cache.holds(tenant, id)) {
                unknown.put(id, object);
            }
        });
        if (unknown.isEmpty()) {
            return;
        }
        transactions.run(
                tenant, () -> Unwritten.running(store).orElseGet(this::begin).add(unknown));
    }

    /// Writes what the running transaction has made, so that a ref may point at it.
    void write() {
        Unwritten.running(store).ifPresent(Unwritten::write);
    }

    private Unwritten begin() {
        var begun = Unwritten.begin(tenant, store);
        transactions.afterCommit(() -> cache.keepAll(tenant, begun.made()));
        return begun;
    }

    /// Every object of these types, from the rows into the cache, in one pass.
    void warm(List<Integer> types) {
        transactions.read(
                tenant,
                () -> {
                    store.eachOfType(tenant, types, (id, object) -> cache.keep(tenant, id, object));
                    return true;
                });
    }

    /// Those of these objects that are not in the cache yet, by one statement.
    void warm(Collection<ObjectId> wanted) {
        var unknown = wanted.stream().filter(id -> !cache.holds(tenant, id)).toList();
        if (unknown.isEmpty()) {
            return;
        }
        transactions.read(
                tenant,
                () -> {
                    store.each(tenant, unknown, (id, object) -> cache.keep(tenant, id, object));
                    return true;
                });
    }

    private Optional<GitObject> findRow(ObjectId id) {
        var found = store.find(tenant, id);
        found.ifPresent(object -> cache.keep(tenant, id, object));
        return found;
    }
}
