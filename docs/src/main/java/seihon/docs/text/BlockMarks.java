package seihon.docs.text;

/// The words that differ between two states of one block, as marks for either side.
public record BlockMarks(TextMarks before, TextMarks after) {

    public static BlockMarks between(Block before, Block after) {
        var words =
                WordDiff.between(
                        TextMarks.textOf(before.source()), TextMarks.textOf(after.source()));
        return new BlockMarks(
                new TextMarks("del", words.removed()), new TextMarks("ins", words.added()));
    }
}
