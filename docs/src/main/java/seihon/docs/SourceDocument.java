package seihon.docs;

import java.time.LocalDate;
import java.util.Optional;

/// A document as written and split, before its kind has looked at it: the fields every document
/// has, the whole front matter (or YAML file) as a tree with positions, and the Markdown body
/// (empty for YAML). `bodyLine` is the line of the file on which the body starts.
public record SourceDocument(
        DocPath path,
        DocId id,
        String titleJa,
        Optional<String> titleEn,
        String owner,
        Optional<LocalDate> effectiveFrom,
        Optional<LocalDate> reviewBy,
        Optional<String> derivedFrom,
        Yaml.Mapping front,
        String body,
        int bodyLine) {

    /// The title in a reader's language; Japanese when there is no other.
    public String title(java.util.Locale language) {
        return language.getLanguage().equals("en") ? titleEn.orElse(titleJa) : titleJa;
    }

    /// The same document with the body that is kept outside Git.
    public SourceDocument bodied(String words) {
        return new SourceDocument(
                path,
                id,
                titleJa,
                titleEn,
                owner,
                effectiveFrom,
                reviewBy,
                derivedFrom,
                front,
                words,
                bodyLine);
    }

    /// The same document with the owner its kind names.
    public SourceDocument ownedBy(String role) {
        return new SourceDocument(
                path,
                id,
                titleJa,
                titleEn,
                role,
                effectiveFrom,
                reviewBy,
                derivedFrom,
                front,
                body,
                bodyLine);
    }

    /// Whether the body is kept outside Git for named readers (`body: hmac-sha256:…`).
    public boolean isSealed() {
        return front.field("body").isPresent();
    }
}
