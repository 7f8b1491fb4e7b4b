package seihon.docs.text;

import java.util.Iterator;
import java.util.List;

/// What became of a three-way merge: text that is settled and places where people must choose, in
/// the order of the file.
public record MergeResult(List<Piece> pieces) {

    public MergeResult {
        pieces = List.copyOf(pieces);
    }

    public sealed interface Piece {}

    public record Settled(String text) implements Piece {}

    /// Both sides changed the same place differently. `place` is a field's path (`/` between steps)
    /// or the id of a block; a side that removed it is empty.
    public record Overlap(String place, String base, String ours, String theirs) implements Piece {}

    static MergeResult of(String text) {
        return new MergeResult(List.of(new Settled(text)));
    }

    public boolean isClean() {
        return overlaps().isEmpty();
    }

    public List<Overlap> overlaps() {
        return pieces.stream()
                .flatMap(piece ->
                        piece instanceof Overlap overlap
                                ? java.util.stream.Stream.of(overlap)
                                : java.util.stream.Stream.empty())
                .toList();
    }

    /// The merged text. Throws [IllegalStateException] while anything overlaps.
    public String text() {
        if (!isClean()) {
            throw new IllegalStateException("places to decide: " + overlaps().size());
        }
        return resolved(List.of());
    }

    /// The merged text with one chosen text per overlap, in their order.
    public String resolved(List<String> choices) {
        var out = new StringBuilder();
        var next = choices.iterator();
        for (var piece : pieces) {
            out.append(
                    switch (piece) {
                        case Settled(var text) -> text;
                        case Overlap(_, _, var ours, _) -> chosen(next, ours);
                    });
        }
        return out.toString();
    }

    private static String chosen(Iterator<String> choices, String ours) {
        var text = choices.next();
        return text.isEmpty() || text.endsWith("\n") || !ours.endsWith("\n") ? text : text + "\n";
    }
}
