package seihon.docs.proposals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.change.Judged;
import seihon.docs.proposals.RevisionView.FileText;
import seihon.docs.sealed.Unsealing;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// Revising a proposal's files by hand.
@Controller
class RevisionPages {

    private final ProposalDesk desk;
    private final Unsealing unsealing;
    private final Transactions transactions;
    private final Clock clock;

    RevisionPages(ProposalDesk desk, Unsealing unsealing, Transactions transactions, Clock clock) {
        this.desk = desk;
        this.unsealing = unsealing;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/proposals/{number}/edit")
    String edit(@PathVariable long number, Person me, Model model) {
        var judged = judged(me, number);
        var files =
                judged.change().files().stream()
                        .map(file -> new FileText(file.path().value(), text(me, file)))
                        .toList();
        model.addAttribute("view", view(judged, files));
        return "docs/proposals/edit";
    }

    @PostMapping("/proposals/{number}/revisions")
    String revise(
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> fields,
            Person me,
            RedirectAttributes flash) {
        var form = FilesForm.of(fields);
        var done =
                form.edits()
                        .map(form::draft)
                        .then(draft -> desk.revise(me, number, draft, clock.instant()));
        return ProposalForms.back(number, done, "docs.proposals.done.revised", flash);
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

    private static RevisionView view(Judged judged, List<FileText> files) {
        var proposal = judged.file().proposal();
        return new RevisionView(proposal.number(), proposal.title(), proposal.why(), files);
    }
}
