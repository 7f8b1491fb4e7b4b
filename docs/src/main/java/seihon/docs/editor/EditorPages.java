package seihon.docs.editor;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.DocPath;
import seihon.docs.Proposals;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// The editor: opening it changes nothing; the first save makes the draft, proposing ends it.
@Controller
class EditorPages {

    private final Transactions transactions;
    private final EditorDesk desk;
    private final Showing showing;
    private final Drafts drafts;
    private final NewDesk fresh;
    private final Clock clock;

    EditorPages(
            Transactions transactions,
            EditorDesk desk,
            Showing showing,
            Drafts drafts,
            NewDesk fresh,
            Clock clock) {
        this.transactions = transactions;
        this.desk = desk;
        this.showing = showing;
        this.drafts = drafts;
        this.fresh = fresh;
        this.clock = clock;
    }

    @GetMapping("/documents/edit")
    String edit(@RequestParam String path, Person me, Locale language, Model model) {
        mayWrite(me);
        return transactions.read(
                me.tenant(),
                () -> {
                    var document =
                            desk.document(me, path)
                                    .orElseThrow(() ->
                                            new RefusedRequest("docs.document-not-found", path));
                    model.addAttribute("view", desk.existing(me, language, document));
                    return "docs/editor/show";
                });
    }

    @GetMapping("/documents/new")
    String begin(
            @RequestParam(defaultValue = "") String template,
            @RequestParam(defaultValue = "") String folder,
            @RequestParam(defaultValue = "false") boolean sealed,
            Person me,
            Locale language,
            Model model) {
        mayWrite(me);
        var today = LocalDate.ofInstant(clock.instant(), me.zone());
        var beginning = new NewDesk.Beginning(template, folder, sealed, today);
        return transactions.read(
                me.tenant(),
                () -> {
                    if (template.isEmpty()) {
                        model.addAttribute("view", fresh.choices(me, language, folder));
                        return "docs/editor/new";
                    }
                    model.addAttribute("view", fresh.from(me, language, beginning));
                    return "docs/editor/show";
                });
    }

    @GetMapping("/drafts/{id}")
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String file,
            @RequestParam(defaultValue = "false") boolean add,
            Person me,
            Locale language,
            Model model) {
        return transactions.read(
                me.tenant(),
                () -> {
                    var draft = draft(me, id);
                    model.addAttribute(
                            "view",
                            add
                                    ? desk.another(me, language, draft, "Stock/handbook/", "")
                                    : desk.written(me, language, draft, file));
                    return "docs/editor/show";
                });
    }

    /// What is being typed, as it would look. Keeps nothing. A page with several files says which
    /// of them, counted from 0.
    @PostMapping("/drafts/preview")
    String preview(
            @RequestParam MultiValueMap<String, String> fields,
            @RequestParam(defaultValue = "") String at,
            Person me,
            Locale language,
            Model model) {
        mayWrite(me);
        var nth = at.matches("[0-9]{1,3}") ? Integer.parseInt(at) : 0;
        var path = nth(fields, "path", nth).strip();
        var content = nth(fields, "content", nth).replace("\r\n", "\n");
        var shown = transactions.read(me.tenant(), () -> showing.of(me, language, path, content));
        model.addAttribute("shown", shown);
        model.addAttribute("at", at.isEmpty() ? "" : Integer.toString(nth));
        return "docs/editor/preview :: shown(shown=${shown}, at=${at})";
    }

    private static String nth(MultiValueMap<String, String> fields, String name, int at) {
        return fields.getOrDefault(name, List.of()).stream().skip(at).findFirst().orElse("");
    }

    @PostMapping("/drafts")
    String save(
            @ModelAttribute EditorForm form,
            Person me,
            Locale language,
            Model model,
            RedirectAttributes flash) {
        return kept(Optional.empty(), form, new Sent(me, language, model, flash));
    }

    @PostMapping("/drafts/{id}")
    String save(
            @PathVariable UUID id,
            @ModelAttribute EditorForm form,
            Person me,
            Locale language,
            Model model,
            RedirectAttributes flash) {
        return kept(Optional.of(draft(me, id)), form, new Sent(me, language, model, flash));
    }

    /// Who sent a form, and where the answer goes.
    private record Sent(Person me, Locale language, Model model, RedirectAttributes flash) {}

    private String kept(Optional<Draft> draft, EditorForm form, Sent sent) {
        var me = sent.me();
        mayWrite(me);
        if (form.act().equals("leave") && draft.isPresent() && !form.was().isEmpty()) {
            drafts.leave(me, draft.get().id(), new DocPath(form.was()));
            return "redirect:/drafts/" + draft.get().id();
        }
        return switch (desk.keep(me, draft, form, clock.instant())) {
            case Outcome.Refused<Draft>(var why) -> again(draft, form, why, sent);
            case Outcome.Done<Draft>(var kept) -> next(me, kept, form, sent.flash());
        };
    }

    /// The page with everything that was typed, and why it was not kept.
    private String again(Optional<Draft> draft, EditorForm form, Refusal why, Sent sent) {
        var me = sent.me();
        sent.model().addAttribute("refusal", why);
        sent.model()
                .addAttribute(
                        "view",
                        transactions.read(
                                me.tenant(), () -> desk.again(me, sent.language(), draft, form)));
        return "docs/editor/show";
    }

    private String next(Person me, Draft kept, EditorForm form, RedirectAttributes flash) {
        var page = "redirect:/drafts/" + kept.id();
        if (!form.open().isEmpty()) {
            return "redirect:" + DraftAddress.of(kept.id(), form.open());
        }
        return switch (form.act()) {
            case "propose" -> proposed(me, kept, form, flash);
            case "add" -> page + "?add=true";
            case "emergency" -> "redirect:" + EmergencyPages.address(kept.id());
            case "delete" -> page;
            default -> {
                flash.addFlashAttribute("toast", Toast.of("docs.editor.saved"));
                yield "redirect:" + DraftAddress.of(kept.id(), form.path());
            }
        };
    }

    private String proposed(Person me, Draft draft, EditorForm form, RedirectAttributes flash) {
        return switch (drafts.propose(me, draft.id(), clock.instant())) {
            case Outcome.Done<Proposals.Standing>(var standing) -> {
                flash.addFlashAttribute(
                        "toast", Toast.of("docs.editor.proposed", standing.number()));
                yield "redirect:/proposals/" + standing.number();
            }
            case Outcome.Refused<Proposals.Standing>(var why) -> {
                flash.addFlashAttribute("refusal", why);
                yield "redirect:" + DraftAddress.of(draft.id(), form.path());
            }
        };
    }

    @PostMapping("/drafts/{id}/withdrawal")
    String discard(@PathVariable UUID id, Person me, RedirectAttributes flash) {
        switch (drafts.discard(me, id)) {
            case Outcome.Done<Draft> _ ->
                    flash.addFlashAttribute("toast", Toast.of("docs.editor.discarded"));
            case Outcome.Refused<Draft>(var why) -> flash.addFlashAttribute("refusal", why);
        }
        return "redirect:/documents/new";
    }

    private Draft draft(Person me, UUID id) {
        return drafts.find(me, id).orElseThrow(() -> new RefusedRequest("docs.draft-not-found"));
    }

    private static void mayWrite(Person me) {
        if (me.guest()) {
            throw new RefusedRequest("docs.draft.guest-forbidden");
        }
    }
}
