package seihon.docs.editor;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Kind;
import seihon.docs.flow.Note;
import seihon.docs.flow.Notes;
import seihon.docs.library.KindNames;
import seihon.docs.text.KindRegistry;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import seihon.web.Words;

/// From Flow to Stock: a draft of a document that says which note it comes from.
@Controller
class PromotionPages {

    private final Transactions transactions;
    private final Notes notes;
    private final KindRegistry kinds;
    private final KindNames names;
    private final Drafts drafts;
    private final Words words;
    private final Clock clock;

    PromotionPages(
            Transactions transactions,
            Notes notes,
            KindRegistry kinds,
            KindNames names,
            Drafts drafts,
            Words words,
            Clock clock) {
        this.transactions = transactions;
        this.notes = notes;
        this.kinds = kinds;
        this.names = names;
        this.drafts = drafts;
        this.words = words;
        this.clock = clock;
    }

    /// What the note is to become, as the form holds it.
    record Promotion(String note, String title, String id, String path, String kind) {}

    /// The form, and the kinds it offers.
    record View(
            String note,
            String title,
            String id,
            String path,
            String kind,
            List<KindChoice> kinds) {}

    record KindChoice(String kind, String label) {}

    @GetMapping("/flow/promotion")
    String ask(@RequestParam String path, Person me, Locale language, Model model) {
        var note = note(me, path);
        var id = note.path().fileName().replaceFirst("\\.md$", "");
        return form(
                new Promotion(path, note.title(), id, "Stock/handbook/" + id + ".md", "handbook"),
                language,
                model);
    }

    private String form(Promotion to, Locale language, Model model) {
        var choices =
                kinds.all().stream()
                        .filter(kind -> kind.forms().contains(Kind.Form.MARKDOWN))
                        .map(kind -> new KindChoice(kind.name(), names.of(kind.name(), language)))
                        .toList();
        model.addAttribute(
                "view", new View(to.note(), to.title(), to.id(), to.path(), to.kind(), choices));
        return "docs/editor/promotion";
    }

    /// A refusal brings the form back as it was filled in.
    @PostMapping("/flow/promotions")
    String promote(
            @RequestParam String note,
            @RequestParam String kind,
            @RequestParam String id,
            @RequestParam String title,
            @RequestParam String path,
            Person me,
            Locale language,
            Model model) {
        var to = new Promotion(note, title.strip(), id.strip(), path.strip(), kind);
        return switch (begun(me, note(me, note), to, language)) {
            case Outcome.Done<Draft>(var draft) -> "redirect:/drafts/" + draft.id();
            case Outcome.Refused<Draft>(var why) -> {
                model.addAttribute("refusal", why);
                yield form(to, language, model);
            }
        };
    }

    private Outcome<Draft> begun(Person me, Note from, Promotion to, Locale language) {
        var wrong =
                DocPath.whyNot(to.path())
                        .or(() ->
                                drafts.whyTaken(
                                        me.tenant(), Optional.empty(), new DocPath(to.path())));
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        var text = transactions.read(me.tenant(), () -> notes.text(me.tenant(), from));
        var document =
                TemplateRules.promoted(
                        to.kind(),
                        to.id(),
                        to.title(),
                        "person:" + me.id(),
                        from.path().value(),
                        text);
        var file = FileEdit.write(new DocPath(to.path()), document);
        var heading = words.text("docs.flow.promote.title", language, to.title());
        return drafts.begin(me, new Drafts.Written(heading, List.of(file)), clock.instant());
    }

    private Note note(Person me, String path) {
        var missing = new RefusedRequest("docs.flow.note-not-found", path);
        if (me.guest() || DocPath.whyNot(path).isPresent()) {
            throw missing;
        }
        return transactions
                .read(me.tenant(), () -> notes.find(me.tenant(), new DocPath(path)))
                .orElseThrow(() -> missing);
    }
}
