package seihon.docs.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import seihon.domain.Refusal;

/// Which names (ids of documents and of things inside them) are plain enough that two of them never
/// look the same: Latin and Japanese letters, digits, `.`, `_`, `-`, in their normal form.
public final class NameRules {

    public static final int LONGEST = 80;

    private static final Set<UnicodeScript> SCRIPTS =
            Set.of(
                    UnicodeScript.LATIN,
                    UnicodeScript.HAN,
                    UnicodeScript.HIRAGANA,
                    UnicodeScript.KATAKANA,
                    UnicodeScript.COMMON);

    private NameRules() {}

    /// Why the text is no name; empty when it is one.
    public static Optional<Refusal> whyNot(String name) {
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of(Refusal.of("docs.name.length", LONGEST));
        }
        if (!Normalizer.isNormalized(name, Normalizer.Form.NFC)) {
            return Optional.of(Refusal.of("docs.name.not-nfc", name));
        }
        if (!Normalizer.isNormalized(name, Normalizer.Form.NFKC)) {
            var plain = Normalizer.normalize(name, Normalizer.Form.NFKC);
            return Optional.of(Refusal.of("docs.name.look-alike", name, plain));
        }
        if (!isLetterOrDigit(name.codePointAt(0))) {
            return Optional.of(Refusal.of("docs.name.start", name));
        }
        return name.codePoints()
                .filter(c -> !isLetterOrDigit(c) && c != '.' && c != '_' && c != '-')
                .boxed()
                .findFirst()
                .map(c -> Refusal.of("docs.name.character", name, Character.toString(c)));
    }

    /// Two names or paths with the same key look the same to somebody: width, case and composition
    /// folded away.
    public static String clashKey(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private static boolean isLetterOrDigit(int codePoint) {
        return Character.isLetterOrDigit(codePoint)
                && SCRIPTS.contains(UnicodeScript.of(codePoint));
    }
}
