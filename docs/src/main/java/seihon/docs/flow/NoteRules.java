package seihon.docs.flow;

import java.util.Collection;
import java.util.Optional;
import seihon.docs.DocPath;
import seihon.docs.text.NameRules;
import seihon.domain.Refusal;

/// What a note may be called and what its title is.
final class NoteRules {

    static final int LONGEST_BYTES = 1 << 20;
    private static final int LONGEST_TITLE = 120;

    private NoteRules() {}

    /// Why a note cannot lie at this path beside the others; empty when it can.
    static Optional<Refusal> whyNot(DocPath path, Collection<DocPath> others) {
        if (!path.isFlow() || !path.isMarkdown()) {
            return Optional.of(Refusal.of("docs.flow.path-invalid", path.value()));
        }
        var key = NameRules.clashKey(path.value());
        for (var other : others) {
            if (other.equals(path)) {
                continue;
            }
            var otherKey = NameRules.clashKey(other.value());
            if (otherKey.equals(key)
                    || otherKey.startsWith(key + "/")
                    || key.startsWith(otherKey + "/")) {
                return Optional.of(Refusal.of("docs.flow.name-clash", path.value(), other.value()));
            }
        }
        return Optional.empty();
    }

    /// The first heading, or the first line, or the file's name.
    static String title(DocPath path, String text) {
        var lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        var heading = lines.stream().filter(line -> line.matches("#{1,6} .+")).findFirst();
        var fallback = path.fileName().substring(0, path.fileName().length() - ".md".length());
        var title =
                heading.map(line -> line.replaceFirst("^#+ ", "").strip())
                        .or(() ->
                                lines.stream()
                                        .filter(line -> !line.matches("[-=*_#>`|:\\s]+"))
                                        .findFirst())
                        .orElse(fallback);
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }
}
