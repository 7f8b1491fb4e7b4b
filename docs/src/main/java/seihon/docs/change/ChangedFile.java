package seihon.docs.change;

import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import seihon.docs.DocPath;

/// One changed file of a proposal's revision as Git sees it: the blob it was made on and the blob
/// it would be. `before` empty: new; `after` empty: to be deleted.
public record ChangedFile(DocPath path, Optional<ObjectId> before, Optional<ObjectId> after)
        implements Comparable<ChangedFile> {

    public ChangedFile {
        if (before.equals(after)) {
            throw new IllegalArgumentException("a changed file changes: " + path);
        }
    }

    @Override
    public int compareTo(ChangedFile other) {
        return path.compareTo(other.path);
    }
}
