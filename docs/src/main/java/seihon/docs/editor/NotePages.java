package seihon.docs.editor;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.DocPath;
import seihon.docs.flow.Note;
import seihon.docs.flow.Notes;
import seihon.docs.flow.Notes.Basis;
import seihon.docs.reading.DocAddress;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// Writing a working note. When somebody else saved it meanwhile, nothing typed is lost: the page
/// comes back with both texts.
@Controller
class NotePages {

    private final Transactions transactions;
    private final Notes notes;
    private final Showing showing;
    private final Clock clock;

    NotePages(Transactions transactions, Notes notes, Showing showing, Clock clock) {
        this.transactions = transactions;
        this.notes = notes;
        this.showing = showing;
        this.clock = clock;
    }

    /// `newest` is what another person saved meanwhile; empty without a conflict.
    record NoteForm(
            String path, boolean isNew, String blob, String text, String newest, Shown shown) {}

    @GetMapping("/flow/new")
    String begin(Person me, Locale language, Model model) {
        mayWrite(me);
        var today = LocalDate.ofInstant(clock.instant(), me.zone());
        var path =
                "Flow/%d/%02d-%02d/memo.md"
                        .formatted(today.getYear(), today.getMonthValue(), today.getDayOfMonth());
        return form(me, language, new NoteForm(path, true, "", "# ", "", Shown.NOTHING), model);
    }

    @GetMapping("/flow/edit")
    String edit(@RequestParam String path, Person me, Locale language, Model model) {
        mayWrite(me);
        var note =
                find(me, path)
                        .orElseThrow(() -> new RefusedRequest("docs.flow.note-not-found", path));
        var text = transactions.read(me.tenant(), () -> notes.text(me.tenant(), note));
        return form(
                me,
                language,
                new NoteForm(path, false, note.blob(), text, "", Shown.NOTHING),
                model);
    }

    private String form(Person me, Locale language, NoteForm form, Model model) {
        var shown =
                transactions.read(
                        me.tenant(), () -> showing.of(me, language, form.path(), form.text()));
        model.addAttribute(
                "view",
                new NoteForm(
                        form.path(), form.isNew(), form.blob(), form.text(), form.newest(), shown));
        return "docs/editor/note";
    }

    @PostMapping("/flow")
    String save(
            @RequestParam String path,
            @RequestParam String content,
            @RequestParam(defaultValue = "") String blob,
            Person me,
            Locale language,
            Model model,
            RedirectAttributes flash) {
        var wrong = DocPath.whyNot(path.strip());
        if (wrong.isPresent()) {
            model.addAttribute("refusal", wrong.get());
            return form(
                    me,
                    language,
                    new NoteForm(path, true, blob, content, "", Shown.NOTHING),
                    model);
        }
        var basis = blob.isEmpty() ? new Basis.Nothing() : new Basis.Blob(blob);
        return switch (notes.save(me, new DocPath(path.strip()), content, basis, clock.instant())) {
            case Outcome.Done<Note>(var note) -> {
                flash.addFlashAttribute("toast", Toast.of("docs.flow.saved-note"));
                yield "redirect:" + DocAddress.of(note.path());
            }
            case Outcome.Refused<Note>(var why) -> {
                model.addAttribute("refusal", why);
                yield form(me, language, again(me, path, blob, content), model);
            }
        };
    }

    /// The page again: with what the other person saved, so that the next save is made on it.
    private NoteForm again(Person me, String path, String blob, String content) {
        var now = find(me, path.strip());
        var isNew = blob.isEmpty() && now.isEmpty();
        return transactions.read(
                me.tenant(),
                () ->
                        new NoteForm(
                                path,
                                isNew,
                                now.map(Note::blob).orElse(blob),
                                content,
                                now.filter(each -> !each.blob().equals(blob))
                                        .map(each -> notes.text(me.tenant(), each))
                                        .orElse(""),
                                Shown.NOTHING));
    }

    @PostMapping("/flow/removals")
    String remove(
            @RequestParam String path,
            @RequestParam String blob,
            Person me,
            RedirectAttributes flash) {
        if (DocPath.whyNot(path).isPresent()) {
            throw new RefusedRequest("docs.flow.note-not-found", path);
        }
        var removed = notes.remove(me, new DocPath(path), new Basis.Blob(blob), clock.instant());
        switch (removed) {
            case Outcome.Done<Note> _ ->
                    flash.addFlashAttribute("toast", Toast.of("docs.flow.removed"));
            case Outcome.Refused<Note>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:/documents/Flow";
    }

    private Optional<Note> find(Person me, String path) {
        return DocPath.whyNot(path).isPresent()
                ? Optional.empty()
                : transactions.read(me.tenant(), () -> notes.find(me.tenant(), new DocPath(path)));
    }

    private static void mayWrite(Person me) {
        if (me.guest()) {
            throw new RefusedRequest("docs.flow.guest-forbidden");
        }
    }
}
