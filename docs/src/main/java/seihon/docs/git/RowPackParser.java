package seihon.docs.git;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectDatabase;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ProgressMonitor;
import org.eclipse.jgit.transport.PackLock;
import org.eclipse.jgit.transport.PackParser;
import org.eclipse.jgit.transport.PackedObjectInfo;

/// Turns a received pack into objects of an inserter. The pack is held in memory, so the caller
/// limits its size. JGit hands over every object it inflates whole except blobs that are no base of
/// a delta: those are read again from the held pack at the end.
final class RowPackParser extends PackParser {

    private static final int FIRST_BYTES = 1 << 16;
    private static final int SIZE_BITS_OF_FIRST_BYTE = 4;
    private static final int SIZE_BITS_OF_NEXT_BYTES = 7;
    private static final int MORE_FOLLOWS = 0x80;

    private final RowInserter inserter;
    private final Map<ObjectId, Long> blobsNotSeenWhole = new HashMap<>();
    private byte[] pack = new byte[FIRST_BYTES];
    private int packLength;
    private int readAt;
    private int wholeType;

    RowPackParser(ObjectDatabase database, RowInserter inserter, InputStream in) {
        super(database, in);
        this.inserter = inserter;
    }

    @Override
    public PackLock parse(ProgressMonitor receiving, ProgressMonitor resolving) throws IOException {
        var lock = super.parse(receiving, resolving);
        for (var blob : blobsNotSeenWhole.entrySet()) {
            insertBlobAt(blob.getValue(), blob.getKey());
        }
        return lock;
    }

    /// Bytes received so far.
    @Override
    public long getPackSize() {
        return packLength;
    }

    @Override
    protected void onStoreStream(byte[] raw, int offset, int length) {
        if (packLength + length > pack.length) {
            pack = Arrays.copyOf(pack, Math.max(pack.length * 2, packLength + length));
        }
        System.arraycopy(raw, offset, pack, packLength, length);
        packLength += length;
    }

    @Override
    protected int readDatabase(byte[] target, int offset, int count) {
        var length = Math.min(count, packLength - readAt);
        System.arraycopy(pack, readAt, target, offset, length);
        readAt += length;
        return length;
    }

    @Override
    protected ObjectTypeAndSize seekDatabase(PackedObjectInfo object, ObjectTypeAndSize found) {
        readAt = Math.toIntExact(object.getOffset());
        return readHeader(found);
    }

    @Override
    protected ObjectTypeAndSize seekDatabase(UnresolvedDelta delta, ObjectTypeAndSize found)
            throws IOException {
        readAt = Math.toIntExact(delta.getOffset());
        return readObjectHeader(found);
    }

    @Override
    protected void onBeginWholeObject(long offset, int type, long inflatedSize) {
        wholeType = type;
    }

    @Override
    protected void onEndWholeObject(PackedObjectInfo object) {
        if (wholeType == Constants.OBJ_BLOB) {
            blobsNotSeenWhole.put(object.copy(), object.getOffset());
        }
    }

    @Override
    protected void onInflatedObjectData(PackedObjectInfo object, int type, byte[] bytes) {
        inserter.insert(type, bytes, 0, bytes.length);
        blobsNotSeenWhole.remove(object);
    }

    @Override
    protected boolean checkCRC(int oldCrc) {
        return true; // The pack lies in our own memory between the two passes.
    }

    @Override
    protected boolean onAppendBase(int type, byte[] bytes, PackedObjectInfo base) {
        return false; // Bases of a thin pack are rows already.
    }

    @Override
    protected void onPackHeader(long objectCount) {
        // The size limit is enough.
    }

    @Override
    protected void onPackFooter(byte[] hash) {
        // JGit has compared it.
    }

    @Override
    protected void onEndThinPack() {
        // Nothing was appended.
    }

    @Override
    protected void onObjectHeader(Source source, byte[] raw, int offset, int length) {
        // Kept by onStoreStream.
    }

    @Override
    protected void onObjectData(Source source, byte[] raw, int offset, int length) {
        // Kept by onStoreStream.
    }

    @Override
    protected void onBeginOfsDelta(long offset, long baseOffset, long inflatedSize) {
        // Resolved deltas arrive whole.
    }

    @Override
    protected void onBeginRefDelta(long offset, AnyObjectId base, long inflatedSize) {
        // Resolved deltas arrive whole.
    }

    /// An entry starts with type and size: three bits and four, then seven bits a byte.
    private ObjectTypeAndSize readHeader(ObjectTypeAndSize found) {
        var next = pack[readAt++] & 0xFF;
        found.type = (next >> SIZE_BITS_OF_FIRST_BYTE) & 7;
        found.size = next & 0x0F;
        var shift = SIZE_BITS_OF_FIRST_BYTE;
        while ((next & MORE_FOLLOWS) != 0) {
            next = pack[readAt++] & 0xFF;
            found.size += ((long) (next & 0x7F)) << shift;
            shift += SIZE_BITS_OF_NEXT_BYTES;
        }
        return found;
    }

    private void insertBlobAt(long offset, ObjectId expected) throws IOException {
        readAt = Math.toIntExact(offset);
        var size = Math.toIntExact(readHeader(new ObjectTypeAndSize()).size);
        var bytes = new byte[size];
        try (var inflater = new Inflater()) {
            inflater.setInput(pack, readAt, packLength - readAt);
            var filled = 0;
            while (filled < size && !inflater.finished()) {
                filled += inflater.inflate(bytes, filled, size - filled);
            }
        } catch (DataFormatException broken) {
            throw new CorruptObjectException(
                    "blob " + expected.name() + " cannot be inflated", broken);
        }
        if (!inserter.insert(Constants.OBJ_BLOB, bytes, 0, size).equals(expected)) {
            throw new CorruptObjectException(expected, "content does not match its id");
        }
    }
}
