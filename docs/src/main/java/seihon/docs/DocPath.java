package seihon.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.ObjectChecker;
import seihon.domain.Refusal;

/// A path inside a tenant's repository: `Stock/…`, `Flow/…` or `templates/…`, Unicode NFC, at most
/// 400 bytes as UTF-8, 255 in a segment. No segment is empty, `.`, `..` or any spelling of `.git`,
/// holds a control character or backslash, or is a name that Windows or macOS cannot check out: a
/// clone must succeed everywhere, and `git fsck` find nothing.
public record DocPath(String value) implements Comparable<DocPath> {

    public static final int LONGEST_BYTES = 400;
    private static final int LONGEST_SEGMENT_BYTES = 255;

    public DocPath {
        var wrong = whyNot(value);
        if (wrong.isPresent()) {
            throw new IllegalArgumentException(wrong.get().key() + " " + value);
        }
    }

    /// Why the text is no path, as a person should read it; empty when it is one.
    public static Optional<Refusal> whyNot(String value) {
        if (!Normalizer.isNormalized(value, Normalizer.Form.NFC)) {
            return Optional.of(Refusal.of("docs.path.not-nfc", value));
        }
        if (value.getBytes(UTF_8).length > LONGEST_BYTES) {
            return Optional.of(Refusal.of("docs.path.too-long", LONGEST_BYTES));
        }
        if (!value.startsWith("Stock/")
                && !value.startsWith("Flow/")
                && !value.startsWith("templates/")) {
            return Optional.of(Refusal.of("docs.path.root", value));
        }
        for (var segment : value.split("/", -1)) {
            if (isUnsafe(segment)) {
                return Optional.of(Refusal.of("docs.path.segment", value, segment));
            }
        }
        return Optional.empty();
    }

    private static boolean isUnsafe(String segment) {
        return segment.isBlank()
                || !segment.equals(segment.strip())
                || segment.codePoints().anyMatch(DocPath::isUnsafe)
                || !isCheckedOutAnywhere(segment.getBytes(UTF_8));
    }

    /// Like a push is looked at.
    private static boolean isCheckedOutAnywhere(byte[] segment) {
        try {
            new ObjectChecker()
                    .setSafeForMacOS(true)
                    .setSafeForWindows(true)
                    .checkPathSegment(segment, 0, segment.length);
            return segment.length <= LONGEST_SEGMENT_BYTES;
        } catch (CorruptObjectException refused) {
            return false;
        }
    }

    private static boolean isUnsafe(int codePoint) {
        return Character.isISOControl(codePoint)
                || codePoint == '\\'
                || Character.getType(codePoint) == Character.FORMAT;
    }

    public boolean isStock() {
        return value.startsWith("Stock/");
    }

    public boolean isFlow() {
        return value.startsWith("Flow/");
    }

    public boolean isMarkdown() {
        return value.endsWith(".md");
    }

    public boolean isYaml() {
        return value.endsWith(".yaml");
    }

    public String fileName() {
        return value.substring(value.lastIndexOf('/') + 1);
    }

    @Override
    public int compareTo(DocPath other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
