package seihon.docs.opening;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import seihon.docs.git.GitStore;
import seihon.domain.TenantId;

/// Whether a commit is part of approved history.
final class Ancestry {

    private Ancestry() {}

    static boolean isOn(GitStore git, TenantId tenant, String commit, ObjectId main) {
        if (!ObjectId.isId(commit)) {
            return false;
        }
        try (var repository = git.open(tenant);
                var walk = new RevWalk(repository)) {
            return walk.isMergedInto(
                    walk.parseCommit(ObjectId.fromString(commit)), walk.parseCommit(main));
        } catch (MissingObjectException | IncorrectObjectTypeException _) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("reading the history of " + tenant, e);
        }
    }
}
