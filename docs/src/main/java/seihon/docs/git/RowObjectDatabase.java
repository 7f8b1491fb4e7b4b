package seihon.docs.git;

import java.util.Set;
import org.eclipse.jgit.lib.ObjectDatabase;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;

/// JGit's door to a [Shelf].
final class RowObjectDatabase extends ObjectDatabase {

    private static final long NOT_COUNTED = -1;

    private final Shelf shelf;

    RowObjectDatabase(Shelf shelf) {
        this.shelf = shelf;
    }

    @Override
    public ObjectInserter newInserter() {
        return new RowInserter(shelf, this);
    }

    @Override
    public ObjectReader newReader() {
        return new RowReader(shelf, null);
    }

    @Override
    public Set<ObjectId> getShallowCommits() {
        return Set.of();
    }

    @Override
    public void setShallowCommits(Set<ObjectId> shallow) {
        if (!shallow.isEmpty()) {
            throw new UnsupportedOperationException("a tenant's repository is never shallow");
        }
    }

    @Override
    public long getApproximateObjectCount() {
        return NOT_COUNTED;
    }

    @Override
    public void close() {
        // Holds nothing open.
    }
}
