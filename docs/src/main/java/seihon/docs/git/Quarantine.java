package seihon.docs.git;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;

/// What a push brought, in memory in front of the rows, up to a limit. It is dropped with the
/// request: only the pushed tree's texts go on, through a proposal.
final class Quarantine implements Shelf {

    private final Shelf rows;
    private final long limitBytes;
    private final Map<ObjectId, GitObject> pushed = new HashMap<>();
    private long heldBytes;

    Quarantine(Shelf rows, long limitBytes) {
        this.rows = rows;
        this.limitBytes = limitBytes;
    }

    @Override
    public Optional<GitObject> find(AnyObjectId id) {
        var held = pushed.get(id);
        return held == null ? rows.find(id) : Optional.of(held);
    }

    @Override
    public List<ObjectId> between(ObjectId first, ObjectId last) {
        return rows.between(first, last);
    }

    @Override
    public void makeRoom(int weight) {
        heldBytes += weight;
        if (heldBytes > limitBytes) {
            throw new LargeObjectException.ExceedsLimit(limitBytes, heldBytes);
        }
    }

    @Override
    public void put(Map<ObjectId, GitObject> objects) {
        pushed.putAll(objects);
    }
}
