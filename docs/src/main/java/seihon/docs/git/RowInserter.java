package seihon.docs.git;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectDatabase;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.transport.PackParser;

/// Holds new objects until [#flush] puts them on the [Shelf] together.
final class RowInserter extends ObjectInserter {

    private final Shelf shelf;
    private final ObjectDatabase database;
    private final Map<ObjectId, GitObject> held = new LinkedHashMap<>();

    RowInserter(Shelf shelf, ObjectDatabase database) {
        this.shelf = shelf;
        this.database = database;
    }

    Optional<GitObject> held(AnyObjectId id) {
        return Optional.ofNullable(held.get(id));
    }

    @Override
    public ObjectId insert(int type, long length, InputStream in) throws IOException {
        var bytes = in.readNBytes(Math.toIntExact(length));
        if (bytes.length != length) {
            throw new EOFException(
                    "object of %d bytes announced, %d found".formatted(length, bytes.length));
        }
        return insert(type, bytes);
    }

    @Override
    public ObjectId insert(int type, byte[] bytes, int offset, int length) {
        var object = new GitObject(type, Arrays.copyOfRange(bytes, offset, offset + length));
        shelf.makeRoom(object.weight());
        var id = idFor(type, bytes, offset, length);
        held.put(id, object);
        return id;
    }

    @Override
    public PackParser newPackParser(InputStream in) {
        return new RowPackParser(database, this, in);
    }

    @Override
    public ObjectReader newReader() {
        return new RowReader(shelf, this);
    }

    @Override
    public void flush() throws IOException {
        if (!held.isEmpty()) {
            shelf.put(Map.copyOf(held));
            held.clear();
        }
    }

    @Override
    public void close() {
        held.clear();
    }
}
