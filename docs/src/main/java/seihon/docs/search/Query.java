package seihon.docs.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What somebody typed into the search field: words that must all be there, in any order.
public record Query(List<String> words) {

    /// Longer questions are cut: more words only make an answer less likely.
    private static final int MOST_WORDS = 8;

    private static final int LONGEST_WORD = 60;

    private static final int AROUND = 36;
    private static final int MOST_SNIPPETS = 2;

    public Query {
        words = List.copyOf(words);
    }

    /// Words are parted by spaces, full width ones too, and hold something that is searched.
    public static Query parse(String typed) {
        return new Query(
                Arrays.stream(Grams.folded(typed).split("\\s+"))
                        .filter(word -> word.codePoints().anyMatch(Grams::isSearched))
                        .map(word -> word.substring(0, Math.min(LONGEST_WORD, word.length())))
                        .distinct()
                        .limit(MOST_WORDS)
                        .toList());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }

    Set<String> grams() {
        var grams = new TreeSet<String>();
        words.forEach(word -> grams.addAll(Grams.demandedBy(word)));
        return grams;
    }

    /// A stretch of a text, and whether it is what was looked for.
    public record Part(String text, boolean hit) {}

    /// How often the words occur; 0 when one of them is missing.
    public int hits(String text) {
        var folded = Grams.folded(text);
        var sum = 0;
        for (var word : words) {
            var count = count(folded, word);
            if (count == 0) {
                return 0;
            }
            sum += count;
        }
        return sum;
    }

    private static int count(String folded, String word) {
        var count = 0;
        for (var at = folded.indexOf(word);
                at >= 0;
                at = folded.indexOf(word, at + word.length())) {
            count++;
        }
        return count;
    }

    /// Short stretches around the first places where a word occurs.
    public List<List<Part>> snippets(String text) {
        var shown = Grams.shown(text).replace('\n', ' ');
        var folded = Grams.folded(text);
        var snippets = new ArrayList<List<Part>>();
        var reached = 0;
        for (var at = next(folded, 0);
                at >= 0 && snippets.size() < MOST_SNIPPETS;
                at = next(folded, reached)) {
            var from = start(shown, at);
            var to = end(shown, at);
            snippets.add(parts(shown.substring(from, to), from > 0, to < shown.length()));
            reached = to;
        }
        return snippets;
    }

    private int next(String folded, int from) {
        return words.stream()
                .mapToInt(word -> folded.indexOf(word, from))
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
    }

    private static int start(String shown, int at) {
        return wholeCharacter(shown, Math.max(0, at - AROUND));
    }

    private static int end(String shown, int at) {
        return wholeCharacter(shown, Math.min(shown.length(), at + 2 * AROUND));
    }

    private static int wholeCharacter(String shown, int at) {
        return at > 0 && at < shown.length() && Character.isLowSurrogate(shown.charAt(at))
                ? at - 1
                : at;
    }

    /// The text with every word in it marked.
    public List<Part> marked(String text) {
        return parts(Grams.shown(text), false, false);
    }

    private List<Part> parts(String shown, boolean more, boolean further) {
        var folded = Grams.folded(shown);
        var parts = new ArrayList<Part>();
        var from = 0;
        for (var at = next(folded, 0); at >= 0; at = next(folded, from)) {
            var length = lengthAt(folded, at);
            add(parts, (from == 0 && more ? "…" : "") + shown.substring(from, at), false);
            add(parts, shown.substring(at, at + length), true);
            from = at + length;
        }
        add(parts, shown.substring(from) + (further ? "…" : ""), false);
        return parts;
    }

    private int lengthAt(String folded, int at) {
        return words.stream()
                .filter(word -> folded.startsWith(word, at))
                .mapToInt(String::length)
                .max()
                .orElse(1);
    }

    private static void add(List<Part> parts, String text, boolean hit) {
        if (!text.isEmpty()) {
            parts.add(new Part(text, hit));
        }
    }
}
