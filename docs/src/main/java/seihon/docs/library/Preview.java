package seihon.docs.library;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Problem;
import seihon.docs.Roster;
import seihon.docs.SourceDocument;
import seihon.docs.reading.Readers;
import seihon.docs.reading.Revisions;
import seihon.docs.reading.TenantReferences;
import seihon.docs.text.KindRegistry;
import seihon.docs.text.SealedText;
import seihon.domain.Outcome;
import seihon.domain.Person;

/// What a document would look like if it were approved as it is written now, and what is wrong with
/// it. Asked inside a read transaction.
@Component
public class Preview {

    /// Stands for the fingerprint that the body will have.
    private static final String ANY_SEAL = "hmac-sha256:" + "0".repeat(64);

    private final KindRegistry kinds;
    private final Readers readers;
    private final Revisions revisions;
    private final Roster roster;
    private final Labels labels;

    Preview(
            KindRegistry kinds,
            Readers readers,
            Revisions revisions,
            Roster roster,
            Labels labels) {
        this.kinds = kinds;
        this.readers = readers;
        this.revisions = revisions;
        this.roster = roster;
        this.labels = labels;
    }

    /// `kind` is empty while the file cannot be read at all; `seal` says who could read the body
    /// and is empty when everybody could.
    public record Shown(
            String title,
            String kind,
            String html,
            List<Field> fields,
            Optional<SealView> seal,
            List<Problem> problems) {
        public Shown {
            fields = List.copyOf(fields);
            problems = List.copyOf(problems);
        }
    }

    public Shown of(Person me, Locale language, DocPath path, String content) {
        var names = new TenantReferences(me, language, readers.library(me), roster, revisions);
        if (path.isFlow()) {
            return new Shown(
                    "",
                    "",
                    DocumentText.html(path, content, names),
                    List.of(),
                    Optional.empty(),
                    List.of());
        }
        return switch (SealedText.read(path, content)) {
            case Outcome.Refused<Optional<SealedText>>(var why) ->
                    new Shown(
                            "",
                            "",
                            "",
                            List.of(),
                            Optional.empty(),
                            List.of(new Problem(path, 1, 1, why)));
            case Outcome.Done<Optional<SealedText>>(var sealed) ->
                    sealed.map(file -> shown(path, file.closed(ANY_SEAL), sealed, names))
                            .orElseGet(() -> shown(path, content, sealed, names));
        };
    }

    /// `text` as Git would hold it.
    private Shown shown(
            DocPath path, String text, Optional<SealedText> sealed, TenantReferences names) {
        var problems =
                switch (kinds.read(path, text)) {
                    case Reading.Good<KindRegistry.Valid<?>> _ -> List.<Problem>of();
                    case Reading.Bad<KindRegistry.Valid<?>>(var found) -> found;
                };
        var seal = sealed.map(file -> SealView.of(file, labels, names));
        return switch (kinds.source(path, text)) {
            case Reading.Bad<SourceDocument> _ -> new Shown("", "", "", List.of(), seal, problems);
            case Reading.Good<SourceDocument>(var read) -> {
                var document = sealed.map(file -> read.bodied(file.body())).orElse(read);
                var body = DocumentText.bodyWithoutTitle(document);
                yield new Shown(
                        document.title(names.language()),
                        document.id().kind(),
                        DocumentText.html(path, body, names),
                        DocumentText.fields(document, names),
                        seal,
                        problems);
            }
        };
    }
}
