package seihon.docs.git;

import org.eclipse.jgit.lib.Constants;
import org.jspecify.annotations.Nullable;

/// A stored object: Git's type number and its bytes, absent once an erasure has emptied it. The
/// array is shared with the cache and never written to.
@SuppressWarnings("ArrayRecordComponent") // compared by object id, never by value
record GitObject(int type, byte @Nullable [] bytesUnlessErased) {

    private static final int ROW_OVERHEAD = 120;

    boolean isBlob() {
        return type == Constants.OBJ_BLOB;
    }

    int size() {
        return bytesUnlessErased == null ? 0 : bytesUnlessErased.length;
    }

    int weight() {
        return size() + ROW_OVERHEAD;
    }
}
