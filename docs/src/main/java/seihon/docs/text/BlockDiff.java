package seihon.docs.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Two Markdown bodies side by side, block by block. Equal blocks hold the order; between them,
/// blocks that are alike enough are one block that changed.
public final class BlockDiff {

    private static final double ALIKE = 0.3;

    /// Runs longer than this are not searched for likenesses: whole chapters came or went.
    private static final int LONGEST_RUN = 200;

    private BlockDiff() {}

    public enum State {
        SAME,
        CHANGED,
        ADDED,
        REMOVED
    }

    /// One line of the comparison. Before is empty for what was added, after for what was removed.
    public record Row(State state, Optional<Block> before, Optional<Block> after) {

        static Row same(Block before, Block after) {
            return new Row(State.SAME, Optional.of(before), Optional.of(after));
        }

        static Row changed(Block before, Block after) {
            return new Row(State.CHANGED, Optional.of(before), Optional.of(after));
        }

        static Row added(Block after) {
            return new Row(State.ADDED, Optional.empty(), Optional.of(after));
        }

        static Row removed(Block before) {
            return new Row(State.REMOVED, Optional.of(before), Optional.empty());
        }
    }

    public static List<Row> between(String before, String after) {
        return between(BlockReader.read(before), BlockReader.read(after));
    }

    static List<Row> between(List<Block> before, List<Block> after) {
        var rows = new ArrayList<Row>();
        for (var run : Alignment.of(cores(before), cores(after))) {
            if (run.same()) {
                for (int i = 0; i < run.oldTo() - run.oldFrom(); i++) {
                    rows.add(Row.same(before.get(run.oldFrom() + i), after.get(run.newFrom() + i)));
                }
            } else {
                rows.addAll(
                        paired(
                                before.subList(run.oldFrom(), run.oldTo()),
                                after.subList(run.newFrom(), run.newTo())));
            }
        }
        return List.copyOf(rows);
    }

    private static List<String> cores(List<Block> blocks) {
        return blocks.stream().map(Block::core).toList();
    }

    private static List<Row> paired(List<Block> before, List<Block> after) {
        var rows = new ArrayList<Row>();
        if (before.size() > LONGEST_RUN || after.size() > LONGEST_RUN) {
            before.forEach(block -> rows.add(Row.removed(block)));
            after.forEach(block -> rows.add(Row.added(block)));
            return rows;
        }
        var best = bestLikeness(before, after);
        int i = 0;
        int j = 0;
        while (i < before.size() && j < after.size()) {
            var alike = alike(before.get(i), after.get(j));
            if (alike > 0 && best[i][j] == best[i + 1][j + 1] + alike) {
                rows.add(Row.changed(before.get(i++), after.get(j++)));
            } else if (best[i][j] == best[i + 1][j]) {
                rows.add(Row.removed(before.get(i++)));
            } else {
                rows.add(Row.added(after.get(j++)));
            }
        }
        before.subList(i, before.size()).forEach(block -> rows.add(Row.removed(block)));
        after.subList(j, after.size()).forEach(block -> rows.add(Row.added(block)));
        return rows;
    }

    /// The greatest sum of likenesses of pairs in order, from each place to the end.
    private static double[][] bestLikeness(List<Block> before, List<Block> after) {
        var best = new double[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                var alike = alike(before.get(i), after.get(j));
                best[i][j] = Math.max(best[i + 1][j], best[i][j + 1]);
                if (alike > 0) {
                    best[i][j] = Math.max(best[i][j], best[i + 1][j + 1] + alike);
                }
            }
        }
        return best;
    }

    private static double alike(Block before, Block after) {
        if (before.type() != after.type()) {
            return 0;
        }
        if (before.type() == Block.Type.TABLE
                && before.cells().getFirst().equals(after.cells().getFirst())) {
            return 1;
        }
        var likeness = WordDiff.likeness(before.text(), after.text());
        return likeness >= ALIKE ? likeness : 0;
    }
}
