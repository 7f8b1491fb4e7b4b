package seihon.docs.http;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.ObjectWalk;
import org.eclipse.jgit.revwalk.RevObject;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;

/// Which objects the refs a person sees lead to. A partial clone asks for single blobs again and
/// again, so what the branches reach is remembered. What only a proposal reaches is walked each
/// time; that is little.
@Component
class Reach {

    private final BranchPacks packs;

    Reach(BranchPacks packs) {
        this.packs = packs;
    }

    /// Those of the wanted ids that no visible ref leads to.
    Set<ObjectId> outOf(
            TenantId tenant, Repository repository, List<Ref> visible, Collection<ObjectId> wanted)
            throws IOException {
        var branches = BranchPacks.branches(visible);
        var missing = packs.of(tenant, repository, branches).without(wanted);
        var others =
                visible.stream()
                        .map(Ref::getObjectId)
                        .filter(tip -> tip != null && !branches.contains(tip))
                        .toList();
        if (!missing.isEmpty() && !others.isEmpty()) {
            walk(repository, others, branches, missing::remove);
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
}
