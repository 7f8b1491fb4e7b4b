package seihon.docs.library;

import java.util.List;
import java.util.Locale;
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
import seihon.domain.Person;

/// What a document would look like if it were approved as it is written now, and what is wrong with
/// it. Asked inside a read transaction.
@Component
public class Preview {

    private final KindRegistry kinds;
    private final Readers readers;
    private final Revisions revisions;
    private final Roster roster;

    Preview(KindRegistry kinds, Readers readers, Revisions revisions, Roster roster) {
        this.kinds = kinds;
        this.readers = readers;
        this.revisions = revisions;
        this.roster = roster;
    }

    /// `kind` is empty while the file cannot be read at all.
    public record Shown(
            String title, String kind, String html, List<Field> fields, List<Problem> problems) {
        public Shown {
            fields = List.copyOf(fields);
            problems = List.copyOf(problems);
        }
    }

    public Shown of(Person me, Locale language, DocPath path, String content) {
        var names = new TenantReferences(me, language, readers.library(me), roster, revisions);
        if (path.isFlow()) {
            return new Shown("", "", DocumentText.html(path, content, names), List.of(), List.of());
        }
        var problems =
                switch (kinds.read(path, content)) {
                    case Reading.Good<KindRegistry.Valid<?>> _ -> List.<Problem>of();
                    case Reading.Bad<KindRegistry.Valid<?>>(var found) -> found;
                };
        return switch (kinds.source(path, content)) {
            case Reading.Bad<SourceDocument> _ -> new Shown("", "", "", List.of(), problems);
            case Reading.Good<SourceDocument>(var document) ->
                    new Shown(
                            document.title(language),
                            document.id().kind(),
                            DocumentText.html(path, DocumentText.bodyWithoutTitle(document), names),
                            DocumentText.fields(document, names),
                            problems);
        };
    }
}
