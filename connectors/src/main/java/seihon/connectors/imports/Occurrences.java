package seihon.connectors.imports;

/// Counts how often each row of a file has stood in it so far, 12 bytes a different row. Two rows
/// whose 64-bit hashes meet share a count, which only skips a number.
final class Occurrences {

    private static final int SMALLEST = 1 << 12;

    private long[] hashes = new long[SMALLEST];
    private int[] counts = new int[SMALLEST];
    private int used;

    /// 1 for the first time.
    int next(long hash) {
        if (used * 2 > hashes.length) {
            grow();
        }
        var slot = slot(hashes, counts, hash);
        if (counts[slot] == 0) {
            hashes[slot] = hash;
            used++;
        }
        return ++counts[slot];
    }

    private static int slot(long[] hashes, int[] counts, long hash) {
        var mask = hashes.length - 1;
        var slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (counts[slot] != 0 && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        var moreHashes = new long[hashes.length * 2];
        var moreCounts = new int[hashes.length * 2];
        for (var i = 0; i < hashes.length; i++) {
            if (counts[i] != 0) {
                var slot = slot(moreHashes, moreCounts, hashes[i]);
                moreHashes[slot] = hashes[i];
                moreCounts[slot] = counts[i];
            }
        }
        hashes = moreHashes;
        counts = moreCounts;
    }
}
