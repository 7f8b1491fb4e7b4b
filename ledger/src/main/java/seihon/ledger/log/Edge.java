package seihon.ledger.log;

import java.util.ArrayList;
import java.util.List;

/// The root over neighbouring full subtrees, added from the left; two of one size are one of twice
/// the size.
final class Edge {

    private final List<Full> subtrees = new ArrayList<>();

    private record Full(long size, byte[] hash) {}

    void append(long size, byte[] hash) {
        var added = new Full(size, hash);
        while (!subtrees.isEmpty() && subtrees.getLast().size == added.size) {
            added = new Full(2 * added.size, Frontier.node(subtrees.removeLast().hash, added.hash));
        }
        subtrees.add(added);
    }

    byte[] root() {
        var hash = subtrees.getLast().hash;
        for (var left = subtrees.size() - 2; left >= 0; left--) {
            hash = Frontier.node(subtrees.get(left).hash, hash);
        }
        return hash;
    }
}
