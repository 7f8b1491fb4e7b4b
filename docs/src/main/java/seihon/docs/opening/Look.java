package seihon.docs.opening;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/// How a name looks, roughly: two names with one look are confused by people or by file systems
/// that ignore case. Folds compatibility forms (full and half width), case, and the Greek and
/// Cyrillic letters that cannot be told from Latin ones.
final class Look {

    private static final Map<Integer, Character> LATIN =
            Map.ofEntries(
                    Map.entry(0x0430, 'a'),
                    Map.entry(0x0435, 'e'),
                    Map.entry(0x043E, 'o'),
                    Map.entry(0x0440, 'p'),
                    Map.entry(0x0441, 'c'),
                    Map.entry(0x0443, 'y'),
                    Map.entry(0x0445, 'x'),
                    Map.entry(0x0456, 'i'),
                    Map.entry(0x0458, 'j'),
                    Map.entry(0x0455, 's'),
                    Map.entry(0x03BF, 'o'),
                    Map.entry(0x03B1, 'a'),
                    Map.entry(0x03BD, 'v'),
                    Map.entry(0x03C1, 'p'),
                    Map.entry(0x03B9, 'i'));

    private Look() {}

    static String of(String name) {
        var folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var look = new StringBuilder(folded.length());
        folded.codePoints()
                .forEach(point -> {
                    var latin = LATIN.get(point);
                    look.appendCodePoint(latin == null ? point : latin);
                });
        return look.toString();
    }
}
