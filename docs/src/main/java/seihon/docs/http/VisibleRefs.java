package seihon.docs.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefFilter;
import seihon.docs.git.GitStore;
import seihon.domain.Person;

/// The refs a person is shown: the documents and the working notes; proposals only to those who may
/// read them, which is every employee and no guest. What is not named here stays hidden.
final class VisibleRefs implements RefFilter {

    private static final String PROPOSALS = "refs/proposals/";

    private final boolean readsProposals;

    VisibleRefs(Person me) {
        this.readsProposals = !me.guest();
    }

    @Override
    public Map<String, Ref> filter(Map<String, Ref> refs) {
        var visible = new TreeMap<String, Ref>();
        refs.forEach((key, ref) -> {
            if (isVisible(ref.getName())) {
                visible.put(key, ref);
            }
        });
        return visible;
    }

    /// All refs of the repository that the person is shown.
    List<Ref> of(Repository repository) throws IOException {
        return repository.getRefDatabase().getRefs().stream()
                .filter(ref -> isVisible(ref.getName()))
                .toList();
    }

    private boolean isVisible(String name) {
        return name.equals(Constants.HEAD)
                || name.equals(GitStore.MAIN)
                || name.equals(GitStore.FLOW)
                || (readsProposals && name.startsWith(PROPOSALS));
    }
}
