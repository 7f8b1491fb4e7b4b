package seihon.docs.editor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Revision;
import seihon.docs.git.GitStore;
import seihon.docs.library.Preview;
import seihon.docs.reading.DocAddress;
import seihon.docs.reading.Revisions;
import seihon.docs.reading.TenantReferences;
import seihon.docs.sealed.Unsealing;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.web.Words;

/// Lays the editor's page, and turns what was sent into files of a draft.
@Component
class EditorDesk {

    private final Drafts drafts;
    private final Revisions revisions;
    private final GitStore git;
    private final Preview preview;
    private final Showing showing;
    private final SchemaHelp help;
    private final Unsealing unsealing;
    private final Words words;

    EditorDesk(
            Drafts drafts,
            Revisions revisions,
            GitStore git,
            Preview preview,
            Showing showing,
            SchemaHelp help,
            Unsealing unsealing,
            Words words) {
        this.drafts = drafts;
        this.revisions = revisions;
        this.git = git;
        this.preview = preview;
        this.showing = showing;
        this.help = help;
        this.unsealing = unsealing;
        this.words = words;
    }

    /// A page for a document of `main` that no draft holds yet.
    EditorView existing(Person me, Locale language, Revision document) {
        var title = TenantReferences.title(document, language);
        return page(
                me,
                language,
                Optional.empty(),
                new Said(words.text("docs.editor.title.change", language, title), ""),
                file(me, document));
    }

    /// A page for a document that does not exist yet.
    EditorView fresh(Person me, Locale language, String path, String content) {
        var file = new EditorView.File("", path, content, false, false);
        return page(me, language, Optional.empty(), new Said("", ""), file);
    }

    /// A page for a file of a draft, or for a document of `main` that it does not hold yet; the
    /// first file when `path` names neither.
    EditorView written(Person me, Locale language, Draft draft, String path) {
        var file =
                draft.files().stream()
                        .filter(each -> each.path().value().equals(path))
                        .findFirst()
                        .map(EditorDesk::file)
                        .or(() -> document(me, path).map(found -> file(me, found)))
                        .or(() -> draft.files().stream().min(KEPT_FIRST).map(EditorDesk::file))
                        .orElse(new EditorView.File("", "Stock/", "", false, false));
        return page(me, language, Optional.of(draft), new Said(draft.title(), draft.why()), file);
    }

    private static final Comparator<FileEdit> KEPT_FIRST =
            Comparator.comparing(each -> each.content().isEmpty());

    private static EditorView.File file(FileEdit edit) {
        return new EditorView.File(
                edit.path().value(),
                edit.path().value(),
                edit.content().orElse(""),
                edit.content().isEmpty(),
                !edit.path().isMarkdown() && !edit.path().isYaml());
    }

    private EditorView.File file(Person me, Revision document) {
        var path = document.path().value();
        return new EditorView.File(path, path, text(me, document), false, false);
    }

    /// A page for one more file of a draft.
    EditorView another(Person me, Locale language, Draft draft, String path, String content) {
        var file = new EditorView.File("", path, content, false, false);
        return page(me, language, Optional.of(draft), new Said(draft.title(), draft.why()), file);
    }

    /// The page with what was sent, when that could not be kept.
    EditorView again(Person me, Locale language, Optional<Draft> draft, EditorForm form) {
        var file = new EditorView.File(form.was(), form.path(), form.content(), form.gone(), false);
        return page(me, language, draft, new Said(form.title(), form.why(), form.base()), file);
    }

    /// What a page says about the change; `base` is empty for `main` as it is now.
    private record Said(String title, String why, String base) {

        Said(String title, String why) {
            this(title, why, "");
        }
    }

    private EditorView page(
            Person me, Locale language, Optional<Draft> draft, Said said, EditorView.File file) {
        var shown = showing.of(me, language, file.path(), file.content());
        return new EditorView(
                draft.map(Draft::id),
                said.base().isEmpty() ? drafts.main(me.tenant()).orElse("") : said.base(),
                heading(shown.title(), file, language),
                said.title(),
                said.why(),
                file,
                draft.map(each -> tabs(each, file.was())).orElse(List.of()),
                shown,
                help.of(kind(me, language, file), language),
                !file.was().isEmpty(),
                living(me, draft, file));
    }

    /// Where the document is written that lies at a new file's place already.
    private Optional<String> living(Person me, Optional<Draft> draft, EditorView.File file) {
        return file.path().equals(file.was())
                ? Optional.empty()
                : document(me, file.path())
                        .map(found ->
                                draft.map(each -> DraftAddress.of(each.id(), file.path()))
                                        .orElseGet(() -> DocAddress.edit(found.path())));
    }

    private String heading(String title, EditorView.File file, Locale language) {
        var name = title.isEmpty() ? file.path() : title;
        return file.was().isEmpty()
                ? words.text("docs.editor.heading.new", language)
                : words.text("docs.editor.heading.change", language, name);
    }

    private String kind(Person me, Locale language, EditorView.File file) {
        return DocPath.whyNot(file.path()).isPresent()
                ? ""
                : preview.of(me, language, new DocPath(file.path()), file.content()).kind();
    }

    private static List<EditorView.Tab> tabs(Draft draft, String current) {
        return draft.files().stream()
                .map(each ->
                        new EditorView.Tab(
                                each.path().value(),
                                each.path().fileName(),
                                each.content().isEmpty(),
                                each.path().value().equals(current)))
                .toList();
    }

    /// Keeps what was sent, in the draft named or in a new one.
    Outcome<Draft> keep(Person me, Optional<Draft> draft, EditorForm form, Instant at) {
        var isWritten = !form.gone() && !form.isBlank();
        var wrong = isWritten ? whyNot(me, draft, form) : Optional.<Refusal>empty();
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        if (draft.isEmpty()) {
            return drafts.begin(me, form.written(), at);
        }
        var files = form.edits();
        var id = draft.get().id();
        var saved = drafts.save(me, id, form.title(), form.why(), files, at);
        var isNew = !form.was().isEmpty() && !form.was().equals(form.path());
        return isNew && !isOnMain(me.tenant(), form.was())
                ? saved.then(_ -> drafts.leave(me, id, new DocPath(form.was())))
                : saved;
    }

    private Optional<Refusal> whyNot(Person me, Optional<Draft> draft, EditorForm form) {
        var stays = form.path().equals(form.was());
        return DocPath.whyNot(form.path())
                .or(() ->
                        stays
                                ? Optional.empty()
                                : drafts.whyTaken(me.tenant(), draft, new DocPath(form.path())));
    }

    private boolean isOnMain(TenantId tenant, String path) {
        return drafts.isOnMain(tenant, new DocPath(path));
    }

    /// The document as this person may edit it: with a sealed body when they may read it.
    String text(Person me, Revision document) {
        try {
            var text = git.text(me.tenant(), ObjectId.fromString(document.blob()));
            return unsealing.text(me, document.path(), text);
        } catch (GitStore.ErasedBlob erased) {
            return "";
        }
    }

    /// The document that lives at a path.
    Optional<Revision> document(Person me, String path) {
        return DocPath.whyNot(path).isPresent()
                ? Optional.empty()
                : revisions.livingAt(me.tenant(), new DocPath(path));
    }

    /// The company's templates, by the kind they are for.
    List<Revision> templates(TenantId tenant) {
        return new ArrayList<>(
                revisions.living(tenant).stream()
                        .filter(each -> each.path().value().startsWith("templates/"))
                        .toList());
    }
}
