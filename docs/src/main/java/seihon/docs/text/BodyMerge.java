package seihon.docs.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import seihon.docs.text.MergeResult.Overlap;
import seihon.docs.text.MergeResult.Piece;
import seihon.docs.text.MergeResult.Settled;

/// Merges Markdown bodies block by block: neighbouring paragraphs may change on different sides,
/// both sides may add list items at one place, a block moved on one side takes the other side's
/// change along.
final class BodyMerge {

    private final List<Block> base;
    private final BodySide ours;
    private final BodySide theirs;
    private final String texts;
    private final List<Piece> pieces = new ArrayList<>();
    private final Map<Integer, Boolean> moved = new HashMap<>();
    private Optional<Block> last = Optional.empty();

    private BodyMerge(List<Block> base, List<Block> ours, List<Block> theirs, String texts) {
        this.base = base;
        this.ours = BodySide.of(base, ours);
        this.theirs = BodySide.of(base, theirs);
        this.texts = texts;
    }

    static List<Piece> merge(String base, String ours, String theirs) {
        if (ours.equals(theirs) || base.equals(theirs)) {
            return List.of(new Settled(ours));
        }
        if (base.equals(ours)) {
            return List.of(new Settled(theirs));
        }
        return new BodyMerge(
                        BlockReader.read(base),
                        BlockReader.read(ours),
                        BlockReader.read(theirs),
                        ours + "\u0000" + theirs)
                .merged();
    }

    private List<Piece> merged() {
        moves();
        added(-1);
        for (int at = 0; at < base.size(); at++) {
            block(at);
            added(at);
        }
        end();
        return pieces;
    }

    /// The blank line before a removed last block goes with it.
    private void end() {
        if (!pieces.isEmpty() && pieces.getLast() instanceof Settled(var text)) {
            pieces.set(pieces.size() - 1, new Settled(text.stripTrailing() + "\n"));
        }
    }

    /// Changes follow a block that the other side moved.
    private void moves() {
        for (int at = 0; at < base.size(); at++) {
            var block = base.get(at);
            var o = ours.now(at);
            var t = theirs.now(at);
            if (o.isEmpty() && t.isPresent() && !isSame(t.get(), block)) {
                moved.put(at, ours.changeMoved(block, t.get()));
            } else if (t.isEmpty() && o.isPresent() && !isSame(o.get(), block)) {
                moved.put(at, theirs.changeMoved(block, o.get()));
            }
        }
    }

    private void block(int at) {
        var block = base.get(at);
        var o = ours.now(at);
        var t = theirs.now(at);
        if (o.isPresent() && t.isPresent()) {
            both(block, o.get(), t.get());
        } else if (o.isPresent() || t.isPresent()) {
            var left = o.or(() -> t).orElseThrow();
            if (!isSame(left, block) && !moved.getOrDefault(at, false)) {
                removedAndChanged(at, block, o, t);
            }
        }
    }

    private void both(Block block, Block o, Block t) {
        if (isSame(o, t) || isSame(block, t)) {
            settle(o);
        } else if (isSame(block, o)) {
            settle(t);
        } else if (block.type() == Block.Type.TABLE) {
            separate(o);
            pieces.addAll(TableMerge.merge(block, o, t));
            last = Optional.of(o);
        } else {
            separate(o);
            pieces.add(new Overlap(block.id(), block.source(), o.source(), t.source()));
            last = Optional.of(o);
        }
    }

    /// What the removing side wrote in its place is its side of the choice.
    private void removedAndChanged(int at, Block block, Optional<Block> o, Optional<Block> t) {
        var ourText = o.map(Block::source).orElseGet(() -> source(ours.takeAddedAfter(at)));
        var theirText = t.map(Block::source).orElseGet(() -> source(theirs.takeAddedAfter(at)));
        separate(block);
        pieces.add(new Overlap(block.id(), block.source(), ourText, theirText));
        last = Optional.of(block);
    }

    private void added(int after) {
        var o = ours.addedAfter(after);
        var t = theirs.addedAfter(after);
        var isNew =
                t.stream().filter(block -> o.stream().noneMatch(b -> isSame(b, block))).toList();
        var isOneSided = o.isEmpty() || isNew.isEmpty();
        if (isOneSided || (areItems(o) && areItems(isNew))) {
            o.forEach(this::settle);
            isNew.forEach(this::settle);
        } else {
            separate(o.getFirst());
            var place = after < 0 ? "" : base.get(after).id();
            pieces.add(new Overlap(place, "", source(o), source(t)));
            last = Optional.of(o.getLast());
        }
    }

    private static boolean areItems(List<Block> blocks) {
        return blocks.stream().allMatch(block -> block.type() == Block.Type.ITEM);
    }

    private static boolean isSame(Block one, Block other) {
        return one.core().equals(other.core()) && one.depth() == other.depth();
    }

    private static String source(List<Block> blocks) {
        return blocks.stream().map(Block::source).collect(Collectors.joining());
    }

    private void settle(Block block) {
        separate(block);
        pieces.add(new Settled(block.source()));
        last = Optional.of(block);
    }

    /// Blocks that did not stand together before get the blank line they need.
    private void separate(Block next) {
        if (last.isEmpty() || texts.contains(last.get().source() + next.source())) {
            return;
        }
        var before = last.get();
        if (!before.source().endsWith("\n")) {
            pieces.add(new Settled("\n"));
        }
        var areItems = before.type() == Block.Type.ITEM && next.type() == Block.Type.ITEM;
        if (!areItems && !before.source().endsWith("\n\n")) {
            pieces.add(new Settled("\n"));
        }
    }
}
