package seihon.docs.proposals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.Proposals.Standing;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.change.ActStore;
import seihon.docs.change.Judged;
import seihon.docs.proposals.RevisionView.FileText;
import seihon.docs.sealed.Unsealing;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// Revising a proposal's files by hand.
@Controller
class RevisionPages {

    private final ProposalDesk desk;
    private final ActStore acts;
    private final People people;
    private final Unsealing unsealing;
    private final Transactions transactions;
    private final Clock clock;

    RevisionPages(
            ProposalDesk desk,
            ActStore acts,
            People people,
            Unsealing unsealing,
            Transactions transactions,
            Clock clock) {
        this.desk = desk;
        this.acts = acts;
        this.people = people;
        this.unsealing = unsealing;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/proposals/{number}/edit")
    String edit(@PathVariable long number, Person me, Model model) {
        var judged = judged(me, number);
        var files = new ArrayList<FileText>();
        texts(me, judged)
                .forEach((path, text) -> files.add(new FileText(path, text, Optional.empty())));
        model.addAttribute("view", view(me, judged, judged.file().proposal().title(), "", files));
        return "docs/proposals/edit";
    }

    @PostMapping("/proposals/{number}/revisions")
    String revise(
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> fields,
            Person me,
            Model model,
            RedirectAttributes flash) {
        var form = FilesForm.of(fields);
        var at = clock.instant();
        var done =
                form.edits()
                        .map(form::draft)
                        .then(draft -> desk.revise(me, number, form.digest(), draft, at));
        return switch (done) {
            case Outcome.Done<Standing> _ ->
                    ProposalForms.back(number, done, "docs.proposals.done.revised", flash);
            case Outcome.Refused<Standing>(var why) -> {
                model.addAttribute("refusal", why);
                model.addAttribute("view", again(me, judged(me, number), form));
                yield "docs/proposals/edit";
            }
        };
    }

    /// The page again with what was typed, and beside it what somebody else made of it meanwhile,
    /// so that the next try is made on that.
    private RevisionView again(Person me, Judged judged, FilesForm form) {
        var typed = form.typed();
        var moved = !judged.file().digest().equals(form.digest());
        var now = texts(me, judged);
        var files = new ArrayList<FileText>();
        typed.forEach((path, text) -> {
            var newest = now.getOrDefault(path, Optional.empty());
            var differs = moved && !newest.equals(text);
            files.add(new FileText(path, text, newest.filter(_ -> differs)));
        });
        now.forEach((path, text) -> {
            if (!typed.containsKey(path)) {
                files.add(new FileText(path, text, Optional.empty()));
            }
        });
        return view(me, judged, form.title(), form.why(), files);
    }

    private RevisionView view(
            Person me, Judged judged, String title, String note, List<FileText> files) {
        var file = judged.file();
        var steps = transactions.read(me.tenant(), () -> acts.steps(me.tenant(), file.number()));
        return new RevisionView(
                file.number(),
                ReturnedView.of(judged, steps, people.of(me.tenant())),
                file.digest(),
                title,
                file.proposal().why(),
                note,
                files);
    }

    private Map<String, Optional<String>> texts(Person me, Judged judged) {
        var texts = new LinkedHashMap<String, Optional<String>>();
        judged.change().files().forEach(file -> texts.put(file.path().value(), text(me, file)));
        return texts;
    }

    /// The new text as this person may write it on: with a sealed body when they may read it.
    private Optional<String> text(Person me, FileChange file) {
        return file.after()
                .map(closed ->
                        transactions.read(
                                me.tenant(), () -> unsealing.text(me, file.path(), closed)));
    }

    private Judged judged(Person me, long number) {
        return desk.judged(me, number, clock.instant())
                .orElseThrow(
                        () -> new RefusedRequest("docs.proposal.not-found", Long.toString(number)));
    }
}
