package seihon.docs.change;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.jgit.lib.ObjectId;
import seihon.docs.DocPath;
import seihon.docs.ProposedChange;
import seihon.docs.git.GitStore;
import seihon.domain.TenantId;

/// A tree of blobs seen as the texts that the checks read; a blob is fetched when it is asked for.
public record FileTree(GitStore git, TenantId tenant, SortedMap<DocPath, ObjectId> files)
        implements ProposedChange.Tree {

    @Override
    public List<DocPath> paths() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Optional<String> text(DocPath path) {
        return Optional.ofNullable(files.get(path)).map(blob -> git.text(tenant, blob));
    }
}
