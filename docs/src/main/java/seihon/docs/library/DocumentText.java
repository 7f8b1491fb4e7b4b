package seihon.docs.library;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.Revision;
import seihon.docs.SourceDocument;
import seihon.docs.git.GitStore;
import seihon.docs.reading.TenantReferences;
import seihon.docs.sealed.Unsealing;
import seihon.docs.sealed.Unsealing.Opened;
import seihon.docs.text.Block;
import seihon.docs.text.BlockReader;
import seihon.docs.text.KindRegistry;
import seihon.docs.text.Markdown;
import seihon.docs.text.YamlWriter;
import seihon.domain.Person;

/// Turns a revision's blob into what a page shows.
@Component
class DocumentText {

    private final GitStore git;
    private final KindRegistry kinds;
    private final Unsealing unsealing;

    DocumentText(GitStore git, KindRegistry kinds, Unsealing unsealing) {
        this.git = git;
        this.kinds = kinds;
        this.unsealing = unsealing;
    }

    /// The file as this person gets it; empty when its content was erased.
    Optional<Opened> source(Person me, Revision revision) {
        try {
            var text = git.text(me.tenant(), ObjectId.fromString(revision.blob()));
            return Optional.of(unsealing.open(me, revision.path(), text));
        } catch (GitStore.ErasedBlob erased) {
            return Optional.empty();
        }
    }

    /// The file read as a document, with its sealed body if this person may read it; empty for what
    /// is no document.
    Optional<SourceDocument> document(Revision revision, Opened opened) {
        return (revision.path().isMarkdown() || revision.path().isYaml())
                        && kinds.source(revision.path(), opened.closed())
                                instanceof Reading.Good<SourceDocument>(var document)
                ? Optional.of(opened.whole(document))
                : Optional.empty();
    }

    /// A revision as two are compared: its fields in words by name, and its body (of YAML: none).
    record Version(Revision revision, Map<String, String> fields, String body) {}

    Version version(Person me, Revision revision) {
        var document =
                revision.deleted()
                        ? Optional.<SourceDocument>empty()
                        : source(me, revision).flatMap(opened -> document(revision, opened));
        return document.map(each -> new Version(revision, fields(each), each.body()))
                .orElseGet(() -> new Version(revision, Map.of(), ""));
    }

    private static Map<String, String> fields(SourceDocument document) {
        var fields = new LinkedHashMap<String, String>();
        document.front()
                .fields()
                .forEach((name, value) ->
                        fields.put(name, YamlWriter.field(name, value, 0).strip()));
        return fields;
    }

    DocumentView.Text of(Person me, Revision shown, TenantReferences names, boolean asSource) {
        var source = source(me, shown);
        if (source.isEmpty()) {
            return new DocumentView.Text(
                    "", List.of(), "", false, true, Optional.empty(), List.of());
        }
        var opened = source.get();
        var path = shown.path();
        if (!path.isMarkdown() && !path.isYaml()) {
            var image = names.image(path.value());
            return new DocumentView.Text(
                    "", List.of(), opened.text(), asSource, false, image, List.of());
        }
        return document(shown, opened)
                .map(document -> of(document, opened.text(), names, asSource))
                .orElseGet(() -> plain(opened.text()));
    }

    /// A file that today's reading does not accept is still shown as it was written.
    private static DocumentView.Text plain(String source) {
        return new DocumentView.Text(
                "", List.of(), source, true, false, Optional.empty(), List.of());
    }

    private static DocumentView.Text of(
            SourceDocument document, String source, TenantReferences names, boolean asSource) {
        var body = bodyWithoutTitle(document);
        return new DocumentView.Text(
                asSource ? "" : html(document.path(), body, names),
                asSource ? List.of() : fields(document, names),
                source,
                asSource,
                false,
                Optional.empty(),
                headings(body));
    }

    /// Who may read the revision's body, in words; empty when it is not sealed.
    Optional<SealView> seal(Person me, Revision revision, Labels labels, TenantReferences names) {
        return revision.deleted()
                ? Optional.empty()
                : source(me, revision)
                        .filter(Opened::isSealed)
                        .map(opened -> SealView.of(opened, labels, names));
    }

    static String html(DocPath path, String body, TenantReferences names) {
        return body.isBlank() ? "" : new Markdown(path, names).html(body);
    }

    static List<Field> fields(SourceDocument document, TenantReferences names) {
        return new FieldRules(names::person).fields(document.front());
    }

    /// The page's title is the document's; a first heading that repeats it is not shown again.
    static String bodyWithoutTitle(SourceDocument document) {
        var blocks = BlockReader.read(document.body());
        if (blocks.isEmpty()) {
            return document.body();
        }
        var first = blocks.getFirst();
        var repeats =
                first.type() == Block.Type.HEADING
                        && (first.text().equals(document.titleJa())
                                || document.titleEn().filter(first.text()::equals).isPresent());
        return repeats ? document.body().substring(first.source().length()) : document.body();
    }

    static List<DocumentView.Heading> headings(String body) {
        return BlockReader.read(body).stream()
                .filter(block -> block.type() == Block.Type.HEADING && block.depth() <= 3)
                .map(block -> new DocumentView.Heading(block.id(), block.text(), block.depth()))
                .toList();
    }
}
