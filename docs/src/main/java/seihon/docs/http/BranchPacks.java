package seihon.docs.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.List;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.springframework.stereotype.Component;
import seihon.docs.git.GitStore;
import seihon.domain.TenantId;

/// This node's packs of what branches reach, one for each company that cloned lately. They are made
/// from the rows and may be dropped at any time.
@Component
class BranchPacks {

    private static final int MOST_COMPANIES = 50;

    private final GitStore git;
    private final Cache<TenantId, BranchPack> packs =
            Caffeine.newBuilder().maximumSize(MOST_COMPANIES).build();

    BranchPacks(GitStore git) {
        this.git = git;
    }

    /// The company's pack, up to where its branches stand.
    BranchPack of(TenantId tenant, Repository repository, List<ObjectId> branches)
            throws IOException {
        var pack = packs.get(tenant, _ -> new BranchPack());
        if (pack.isEmpty()) {
            git.warm(tenant, false);
        }
        pack.advance(repository, branches);
        return pack;
    }

    List<PackFile.Extent> cut(TenantId tenant, Repository repository, WholeClone wanted)
            throws IOException {
        return of(tenant, repository, List.copyOf(wanted.wants()))
                .cut(repository, wanted.withBlobs(), blobs -> git.warm(tenant, blobs));
    }

    /// Forgets it, contents that have been erased included.
    void drop(TenantId tenant) {
        packs.invalidate(tenant);
    }

    static List<ObjectId> branches(List<Ref> refs) {
        return refs.stream()
                .filter(ref -> ref.getName().startsWith(Constants.R_HEADS))
                .map(Ref::getObjectId)
                .distinct()
                .toList();
    }
}
