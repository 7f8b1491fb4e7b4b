package seihon.ledger.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.ledger.Generations;
import seihon.ledger.Proofs;

/// Inclusion proofs. The subtrees beside an entry's way up cover the whole log; of those that are
/// full the roots are kept, so that a proof reads some hundred hashes of each level.
@Component
class TreeProofs implements Proofs {

    private final EntryStore entries;
    private final SubtreeStore subtrees;
    private final Generations generations;

    TreeProofs(EntryStore entries, SubtreeStore subtrees, Generations generations) {
        this.entries = entries;
        this.subtrees = subtrees;
        this.generations = generations;
    }

    @Override
    public Optional<Inclusion> inclusion(TenantId tenant, long seq, long size) {
        if (seq < 0 || seq >= size || size > entries.size(tenant)) {
            return Optional.empty();
        }
        var beside = new ArrayList<Subtree>();
        climb(seq, new Subtree(0, size), beside);
        var own = new Subtree(seq, seq + 1);
        var roots = roots(tenant, beside, own);
        var path = beside.stream().map(tree -> found(roots, tree)).toList();
        var leaf = found(roots, own);
        var hex = HexFormat.of();
        return Optional.of(
                new Inclusion(
                        seq,
                        size,
                        hex.formatHex(leaf),
                        hex.formatHex(rootOf(leaf, seq, size, path)),
                        path.stream().map(hex::formatHex).toList()));
    }

    /// The leaves `from` … `until` - 1, whose root is a node of the tree.
    private record Subtree(long from, long until) {

        long size() {
            return until - from;
        }

        /// The largest power of two below the size: where the tree divides.
        long half() {
            return from + Long.highestOneBit(size() - 1);
        }
    }

    private Map<Subtree, byte[]> roots(TenantId tenant, List<Subtree> beside, Subtree own) {
        var kept = generations.position(tenant, SubtreeProjection.NAME);
        var edges = new HashMap<Subtree, Edge>();
        var full = new Asked();
        var leaves = new Asked();
        for (var tree : Stream.concat(beside.stream(), Stream.of(own)).toList()) {
            var edge = new Edge();
            edges.put(tree, edge);
            for (var piece : Piece.of(tree.from, tree.until, kept.next())) {
                (piece.level() == 0 ? leaves : full).add(piece, edge);
            }
        }
        // A subtree's leaves are to the right of its full subtrees.
        subtrees.roots(tenant, kept.gen(), full.pieces, full::hear);
        subtrees.leaves(tenant, leaves.pieces, leaves::hear);
        var roots = new HashMap<Subtree, byte[]>();
        edges.forEach((tree, edge) -> roots.put(tree, edge.root()));
        return roots;
    }

    /// Pieces to be read and where each goes.
    private static final class Asked {

        private final List<Piece> pieces = new ArrayList<>();
        private final List<Edge> edges = new ArrayList<>();

        void add(Piece piece, Edge edge) {
            pieces.add(piece);
            edges.add(edge);
        }

        void hear(int place, byte[] hash) {
            edges.get(place).append(Piece.span(pieces.get(place).level()), hash);
        }
    }

    private static byte[] found(Map<Subtree, byte[]> roots, Subtree tree) {
        return Objects.requireNonNull(roots.get(tree));
    }

    /// Adds the neighbours of the entry from the leaf up; with the leaf they are the whole log.
    private static void climb(long seq, Subtree tree, List<Subtree> beside) {
        if (tree.size() == 1) {
            return;
        }
        var left = new Subtree(tree.from, tree.half());
        var right = new Subtree(tree.half(), tree.until);
        var isLeft = seq < tree.half();
        climb(seq, isLeft ? left : right, beside);
        beside.add(isLeft ? right : left);
    }

    /// What a verifier computes: RFC 9162, 2.1.3.2.
    static byte[] rootOf(byte[] leaf, long seq, long size, List<byte[]> path) {
        var index = seq;
        var last = size - 1;
        var hash = leaf;
        for (var neighbour : path) {
            if ((index & 1) == 1 || index == last) {
                hash = Frontier.node(neighbour, hash);
                while ((index & 1) == 0 && index != 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Frontier.node(hash, neighbour);
            }
            index >>= 1;
            last >>= 1;
        }
        return hash;
    }
}
