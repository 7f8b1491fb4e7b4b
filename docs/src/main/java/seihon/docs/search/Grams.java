package seihon.docs.search;

import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;

/// Cuts text into the pieces that search looks up: single characters and pairs of neighbours.
/// Letters and digits only; full width and half width, capitals and small letters are the same.
public final class Grams {

    private Grams() {}

    /// The text as search shows it: NFKC. Offsets are those of [#folded].
    static String shown(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /// The text as search compares it: NFKC, small letters, character by character.
    static String folded(String text) {
        var characters = shown(text).toCharArray();
        for (var at = 0; at < characters.length; at++) {
            characters[at] = Character.toLowerCase(characters[at]);
        }
        return new String(characters);
    }

    public static Set<String> of(String text) {
        var grams = new TreeSet<String>();
        var before = 0;
        for (var codePoint : folded(text).codePoints().toArray()) {
            if (!isSearched(codePoint)) {
                before = 0;
                continue;
            }
            grams.add(Character.toString(codePoint));
            if (before != 0) {
                grams.add(Character.toString(before) + Character.toString(codePoint));
            }
            before = codePoint;
        }
        return grams;
    }

    /// The grams that a text holding `word` must have: its pairs, or the one character it is.
    static Set<String> demandedBy(String word) {
        var grams = of(word);
        var pairs = new TreeSet<String>();
        grams.stream()
                .filter(gram -> gram.codePointCount(0, gram.length()) == 2)
                .forEach(pairs::add);
        return pairs.isEmpty() ? grams : pairs;
    }

    static boolean isSearched(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == 'ー' || codePoint == '々';
    }
}
