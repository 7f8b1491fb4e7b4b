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
import seihon.docs.text.Block;
import seihon.docs.text.BlockReader;
import seihon.docs.text.KindRegistry;
import seihon.docs.text.Markdown;
import seihon.docs.text.YamlWriter;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Turns a revision's blob into what a page shows.
@Component
class DocumentText {

    private final GitStore git;
    private final KindRegistry kinds;

    DocumentText(GitStore git, KindRegistry kinds) {
        this.git = git;
        this.kinds = kinds;
    }

    /// The file as written; empty when its content was erased.
    Optional<String> source(TenantId tenant, String blob) {
        try {
            return Optional.of(git.text(tenant, ObjectId.fromString(blob)));
        } catch (GitStore.ErasedBlob erased) {
            return Optional.empty();
        }
    }

    /// A revision as two are compared: its fields in words by name, and its body (of YAML: none).
    record Version(Revision revision, Map<String, String> fields, String body) {}

    Version version(Person me, Revision revision) {
        var source =
                revision.deleted()
                        ? Optional.<String>empty()
                        : source(me.tenant(), revision.blob());
        var document =
                source.filter(_ -> revision.path().isMarkdown() || revision.path().isYaml())
                        .map(text -> kinds.source(revision.path(), text));
        if (document.isPresent()
                && document.get() instanceof Reading.Good<SourceDocument>(var good)) {
            var fields = new LinkedHashMap<String, String>();
            good.front()
                    .fields()
                    .forEach((name, value) ->
                            fields.put(name, YamlWriter.field(name, value, 0).strip()));
            return new Version(revision, fields, good.body());
        }
        return new Version(revision, Map.of(), "");
    }

    DocumentView.Text of(Person me, Revision shown, TenantReferences names, boolean asSource) {
        var source = source(me.tenant(), shown.blob());
        if (source.isEmpty()) {
            return new DocumentView.Text(
                    "", List.of(), "", false, true, false, Optional.empty(), List.of());
        }
        var path = shown.path();
        if (!path.isMarkdown() && !path.isYaml()) {
            return new DocumentView.Text(
                    "",
                    List.of(),
                    source.get(),
                    asSource,
                    false,
                    false,
                    names.image(path.value()),
                    List.of());
        }
        return switch (kinds.source(path, source.get())) {
            case Reading.Bad<SourceDocument> _ -> plain(source.get());
            case Reading.Good<SourceDocument>(var document) ->
                    of(document, source.get(), names, asSource);
        };
    }

    /// A file that today's reading does not accept is still shown as it was written.
    private static DocumentView.Text plain(String source) {
        return new DocumentView.Text(
                "", List.of(), source, true, false, false, Optional.empty(), List.of());
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
                document.isSealed(),
                Optional.empty(),
                headings(body));
    }

    static String html(DocPath path, String body, TenantReferences names) {
        return body.isBlank() ? "" : new Markdown(path, names).html(body);
    }

    static List<Field> fields(SourceDocument document, TenantReferences names) {
        return new FieldRules(text -> word(text, names)).fields(document.front());
    }

    private static String word(String text, TenantReferences names) {
        var id = text.startsWith("person:") ? text.substring("person:".length()) : "";
        return PersonId.isValid(id) ? names.person(new PersonId(id)) : text;
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
