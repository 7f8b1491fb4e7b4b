package seihon.docs.git;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;

/// This node's memory of committed objects, 128 MB by their bytes. What is in it is in the
/// database: it is filled after commit and from read-only transactions, never with rows that may
/// still roll back. Erased objects are not kept.
@Component
class ObjectCache {

    private static final long LARGEST_BYTES = 128L << 20;

    private final Cache<Key, GitObject> objects =
            Caffeine.newBuilder()
                    .maximumWeight(LARGEST_BYTES)
                    .weigher((Key _, GitObject object) -> object.weight())
                    .executor(Runnable::run)
                    .build();

    Optional<GitObject> find(TenantId tenant, ObjectId id) {
        return Optional.ofNullable(objects.getIfPresent(new Key(tenant.value(), id)));
    }

    boolean holds(TenantId tenant, ObjectId id) {
        return objects.getIfPresent(new Key(tenant.value(), id)) != null;
    }

    void keep(TenantId tenant, ObjectId id, GitObject object) {
        if (object.bytesUnlessErased() != null) {
            objects.put(new Key(tenant.value(), id), object);
        }
    }

    void keepAll(TenantId tenant, Map<ObjectId, GitObject> committed) {
        committed.forEach((id, object) -> keep(tenant, id, object));
    }

    private record Key(int tenant, ObjectId id) {}
}
