package seihon.docs.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one side did to the blocks of the base: which it changed or removed, and what it put in
/// behind which (-1: before the first).
final class BodySide {

    private final Map<Integer, Block> now = new HashMap<>();
    private final Map<Integer, List<Block>> added = new HashMap<>();

    static BodySide of(List<Block> base, List<Block> side) {
        var found = new BodySide();
        int at = -1;
        for (var row : BlockDiff.between(base, side)) {
            if (row.before().isPresent()) {
                at++;
                if (row.after().isPresent()) {
                    found.now.put(at, row.after().get());
                }
            } else {
                found.added
                        .computeIfAbsent(at, _ -> new ArrayList<>())
                        .add(row.after().orElseThrow());
            }
        }
        return found;
    }

    /// The block as this side has it; empty when removed.
    Optional<Block> now(int at) {
        return Optional.ofNullable(now.get(at));
    }

    List<Block> addedAfter(int at) {
        return List.copyOf(added.getOrDefault(at, List.of()));
    }

    /// Takes out what was put in behind a removed block: it stands in for it.
    List<Block> takeAddedAfter(int at) {
        var taken = added.remove(at);
        return taken == null ? List.of() : taken;
    }

    /// If this side only moved the block elsewhere, lets the moved one become `changed` and answers
    /// true.
    boolean changeMoved(Block block, Block changed) {
        for (var blocks : added.values()) {
            for (int i = 0; i < blocks.size(); i++) {
                if (blocks.get(i).core().equals(block.core())) {
                    var end = blocks.get(i).source();
                    end = end.substring(end.stripTrailing().length());
                    blocks.set(i, changed.withSource(changed.source().stripTrailing() + end));
                    return true;
                }
            }
        }
        return false;
    }
}
