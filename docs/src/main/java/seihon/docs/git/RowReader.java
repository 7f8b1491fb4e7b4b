package seihon.docs.git;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/// Reads objects off a [Shelf], and what an inserter holds before it is flushed.
final class RowReader extends ObjectReader {

    private final Shelf shelf;
    private final @Nullable RowInserter inserter;

    RowReader(Shelf shelf, @Nullable RowInserter inserter) {
        this.shelf = shelf;
        this.inserter = inserter;
    }

    @Override
    public ObjectReader newReader() {
        return new RowReader(shelf, inserter);
    }

    @Override
    public Collection<ObjectId> resolve(AbbreviatedObjectId abbreviation) throws IOException {
        if (abbreviation.isComplete()) {
            var whole = abbreviation.toObjectId();
            return has(whole) ? List.of(whole) : List.of();
        }
        var missing = Constants.OBJECT_ID_STRING_LENGTH - abbreviation.length();
        return shelf.between(
                ObjectId.fromString(abbreviation.name() + "0".repeat(missing)),
                ObjectId.fromString(abbreviation.name() + "f".repeat(missing)));
    }

    @Override
    public boolean has(AnyObjectId id, int hint) throws IOException {
        var found = find(id);
        if (found.isEmpty()) {
            return false;
        }
        checkType(id, hint, found.get());
        return true;
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int hint) throws IOException {
        var object = find(id).orElseThrow(() -> missing(id, hint));
        checkType(id, hint, object);
        var bytes = object.bytesUnlessErased();
        if (bytes == null) {
            throw missing(id, object.type());
        }
        return new ObjectLoader.SmallObject(object.type(), bytes);
    }

    /// An erased blob has no size any more: it is missing, as for [#open].
    @Override
    public long getObjectSize(AnyObjectId id, int hint) throws IOException {
        return open(id, hint).getSize();
    }

    @Override
    public Set<ObjectId> getShallowCommits() {
        return Set.of();
    }

    @Override
    public @Nullable ObjectInserter getCreatedFromInserter() {
        return inserter;
    }

    @Override
    public void close() {
        // Holds nothing: every read is a statement of its own.
    }

    private Optional<GitObject> find(AnyObjectId id) {
        if (inserter != null) {
            var held = inserter.held(id);
            if (held.isPresent()) {
                return held;
            }
        }
        return shelf.find(id);
    }

    private static void checkType(AnyObjectId id, int hint, GitObject object)
            throws IncorrectObjectTypeException {
        if (hint != OBJ_ANY && hint != object.type()) {
            throw new IncorrectObjectTypeException(id.copy(), hint);
        }
    }

    private static MissingObjectException missing(AnyObjectId id, int type) {
        return type == OBJ_ANY
                ? new MissingObjectException(id.copy(), "object")
                : new MissingObjectException(id.copy(), type);
    }
}
