package seihon.ledger.log;

import java.util.ArrayList;
import java.util.List;

/// Neighbouring full subtrees of one level of the tree, `from` … `until` - 1 of that level: leaves
/// at level 0, then [#WIDTH] of the level below each.
record Piece(int level, long from, long until) {

    static final int WIDTH = 256;
    private static final int WIDTH_BITS = 8;

    /// Beyond the largest log: 256 to the sixth.
    static final int MOST_LEVELS = 6;

    long count() {
        return until - from;
    }

    /// How many leaves one subtree of a level has.
    static long span(int level) {
        return 1L << (WIDTH_BITS * level);
    }

    /// The leaves `from` … `until` - 1 in the largest subtrees whose roots are known, the largest
    /// first; those beyond the leaf `known` as leaves. Such spans begin where subtrees of their
    /// size begin.
    static List<Piece> of(long from, long until, long known) {
        var pieces = new ArrayList<Piece>();
        var at = from;
        for (var level = MOST_LEVELS; level > 0; level--) {
            var span = span(level);
            var count = Math.max(0, Math.min(until, known) - at) / span;
            if (count > 0) {
                pieces.add(new Piece(level, at / span, at / span + count));
                at += count * span;
            }
        }
        if (at < until) {
            pieces.add(new Piece(0, at, until));
        }
        return pieces;
    }
}
