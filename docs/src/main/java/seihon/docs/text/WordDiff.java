package seihon.docs.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import seihon.docs.text.TextMarks.Range;

/// What differs inside a changed block, word by word. A single character that stayed between two
/// changes is taken into them: one readable mark instead of confetti. In tables whole cells are
/// marked.
public record WordDiff(TextMarks removed, TextMarks added) {

    private static final int CONFETTI = 1;

    /// `removed` marks the block as it was, `added` as it is.
    public static WordDiff between(Block before, Block after) {
        if (before.type() == Block.Type.TABLE && after.type() == Block.Type.TABLE) {
            return CellMarks.between(before, after);
        }
        return between(TextMarks.textOf(before.source()), TextMarks.textOf(after.source()));
    }

    static WordDiff between(String before, String after) {
        var old = Words.of(before);
        var now = Words.of(after);
        var removed = new ArrayList<Range>();
        var added = new ArrayList<Range>();
        for (var run : Alignment.of(old, now)) {
            if (!run.same()) {
                removed.add(range(old, run.oldFrom(), run.oldTo()));
                added.add(range(now, run.newFrom(), run.newTo()));
            }
        }
        return new WordDiff(
                new TextMarks("del", joined(removed, before)),
                new TextMarks("ins", joined(added, after)));
    }

    private static Range range(List<String> words, int from, int to) {
        var start = length(words, 0, from);
        return new Range(start, start + length(words, from, to));
    }

    private static int length(List<String> words, int from, int to) {
        return words.subList(from, to).stream().mapToInt(String::length).sum();
    }

    private static List<Range> joined(List<Range> ranges, String text) {
        var joined = new ArrayList<Range>();
        for (var range : ranges) {
            if (range.from() == range.to()) {
                continue;
            }
            var last = joined.isEmpty() ? null : joined.getLast();
            if (last != null
                    && range.from() - last.to() <= CONFETTI
                    && !text.substring(last.to(), range.from()).contains("\n")) {
                joined.removeLast();
                joined.add(new Range(last.from(), range.to()));
            } else {
                joined.add(range);
            }
        }
        return List.copyOf(joined);
    }

    /// How alike two texts are, 0 to 1: shared pairs of characters (Dice), width and case folded.
    static double likeness(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        var grams = grams(one);
        var others = grams(other);
        var all =
                grams.values().stream().mapToInt(i -> i).sum()
                        + others.values().stream().mapToInt(i -> i).sum();
        var shared =
                grams.entrySet().stream()
                        .mapToInt(g -> Math.min(g.getValue(), others.getOrDefault(g.getKey(), 0)))
                        .sum();
        return all == 0 ? 0 : 2.0 * shared / all;
    }

    private static Map<String, Integer> grams(String text) {
        var plain =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("\\s+", " ")
                        .strip();
        Map<String, Integer> grams = new HashMap<>();
        var padded = " " + plain + " ";
        for (int i = 0; i + 1 < padded.length(); i++) {
            grams.merge(padded.substring(i, i + 2), 1, Integer::sum);
        }
        return grams;
    }
}
