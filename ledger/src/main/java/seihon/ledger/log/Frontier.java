package seihon.ledger.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The right edge of the tenant's Merkle tree (RFC 6962, SHA-256): the roots of its full subtrees,
/// largest first, one for each bit of the size. Enough to append and to know the root.
final class Frontier {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final List<byte[]> subtrees;
    private long size;

    Frontier(long size, List<byte[]> subtrees) {
        if (subtrees.size() != Long.bitCount(size)) {
            throw new IllegalStateException(
                    "a tree of size %d has %d full subtrees, found %d"
                            .formatted(size, Long.bitCount(size), subtrees.size()));
        }
        this.size = size;
        this.subtrees = new ArrayList<>(subtrees);
    }

    static Frontier empty() {
        return new Frontier(0, List.of());
    }

    static byte[] leafHash(byte[] entry) {
        var digest = sha256();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    void append(byte[] leafHash) {
        var hash = leafHash;
        for (var pairs = size; (pairs & 1) == 1; pairs >>= 1) {
            hash = node(subtrees.removeLast(), hash);
        }
        subtrees.add(hash);
        size++;
    }

    /// The root of the empty tree is the digest of nothing.
    byte[] root() {
        if (subtrees.isEmpty()) {
            return sha256().digest();
        }
        var hash = subtrees.getLast();
        for (var left = subtrees.size() - 2; left >= 0; left--) {
            hash = node(subtrees.get(left), hash);
        }
        return hash;
    }

    long size() {
        return size;
    }

    List<byte[]> subtrees() {
        return List.copyOf(subtrees);
    }

    static byte[] node(byte[] left, byte[] right) {
        var digest = sha256();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
