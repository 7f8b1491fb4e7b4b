package seihon.docs.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;

/// Which objects the refs a person sees lead to. A partial clone asks for single blobs again and
/// again, so what the branches reach is remembered and only grows: branches never go back. What
/// only a proposal reaches is walked each time; that is little.
@Component
class Reach {

    private static final int MOST_TENANTS = 50;

    private final Cache<TenantId, Reached> branches =
            Caffeine.newBuilder().maximumSize(MOST_TENANTS).build();

    /// Those of the wanted ids that no visible ref leads to.
    Set<ObjectId> outOf(
            TenantId tenant,
            Repository repository,
            Collection<Ref> visible,
            Collection<ObjectId> wanted)
            throws IOException {
        var branchTips = new ArrayList<ObjectId>();
        var otherTips = new ArrayList<ObjectId>();
        for (var ref : visible) {
            if (ref.getObjectId() != null) {
                var isBranch = ref.getName().startsWith(Constants.R_HEADS);
                (isBranch ? branchTips : otherTips).add(ref.getObjectId());
            }
        }
        var missing =
                branches.get(tenant, _ -> new Reached()).without(repository, branchTips, wanted);
        if (!missing.isEmpty() && !otherTips.isEmpty()) {
            walk(repository, otherTips, branchTips, missing::remove);
        }
        return missing;
    }

    private interface Visitor {
        void see(ObjectId id);
    }

    private static void walk(
            Repository repository,
            Collection<ObjectId> from,
            Collection<ObjectId> known,
            Visitor visitor)
            throws IOException {
        try (var walk = new ObjectWalk(repository)) {
            for (var tip : from) {
                walk.markStart(walk.parseAny(tip));
            }
            for (var tip : known) {
                walk.markUninteresting(walk.parseAny(tip));
            }
            for (RevObject commit = walk.next(); commit != null; commit = walk.next()) {
                visitor.see(commit.copy());
            }
            for (var object = walk.nextObject(); object != null; object = walk.nextObject()) {
                visitor.see(object.copy());
            }
        }
    }

    private static final class Reached {

        private final Set<ObjectId> objects = new HashSet<>();
        private List<ObjectId> walkedTips = List.of();

        synchronized Set<ObjectId> without(
                Repository repository, List<ObjectId> tips, Collection<ObjectId> wanted)
                throws IOException {
            if (!walkedTips.containsAll(tips)) {
                walk(repository, tips, walkedTips, objects::add);
                walkedTips = List.copyOf(tips);
            }
            var missing = new HashSet<ObjectId>();
            for (var id : wanted) {
                if (!objects.contains(id)) {
                    missing.add(id.copy());
                }
            }
            return missing;
        }
    }
}
