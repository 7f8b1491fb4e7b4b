package seihon.docs.proposals;

import java.util.Optional;
import java.util.regex.Pattern;
import seihon.docs.DocPath;
import seihon.docs.text.YamlText;
import seihon.domain.PersonId;
import seihon.domain.Refusal;

/// What somebody fills in to make a working note a document. A note that has front matter of its
/// own keeps its body only: the fields are those of the form.
record Promotion(String note, String path, String kind, String id, String title, String why) {

    private static final Pattern FRONT = Pattern.compile("\\A---\\n.*?\\n---\\n", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,79}");

    Optional<Refusal> wrong() {
        if (DocPath.whyNot(note).isPresent() || !from().isFlow()) {
            return Optional.of(Refusal.of("docs.promotion.not-found", note));
        }
        var place = DocPath.whyNot(path);
        if (place.isPresent()) {
            return Optional.of(Refusal.of("docs.proposal.path-invalid", path, place.get()));
        }
        if (!to().isStock() || !to().isMarkdown()) {
            return Optional.of(Refusal.of("docs.promotion.place-invalid", path));
        }
        if (!NAME.matcher(kind).matches() || id.isBlank() || title.isBlank()) {
            return Optional.of(Refusal.of("docs.promotion.fields-invalid"));
        }
        return Optional.empty();
    }

    DocPath from() {
        return new DocPath(note);
    }

    DocPath to() {
        return new DocPath(path);
    }

    String document(PersonId owner, String text) {
        return """
        ---
        kind: %s
        id: %s
        title: {ja: %s}
        owner: person:%s
        derived_from: %s
        ---
        %s\
        """
                .formatted(
                        kind,
                        YamlText.quoted(id),
                        YamlText.quoted(title),
                        owner,
                        YamlText.quoted(note),
                        FRONT.matcher(text).replaceFirst(""));
    }
}
