package seihon.docs.proposals;

import java.time.Clock;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.Proposals.Standing;
import seihon.docs.proposals.RevisionDesk.Writing;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// Revising a proposal's files by hand.
@Controller
class RevisionPages {

    private final ProposalDesk desk;
    private final RevisionDesk revisions;
    private final Transactions transactions;
    private final Clock clock;

    RevisionPages(
            ProposalDesk desk, RevisionDesk revisions, Transactions transactions, Clock clock) {
        this.desk = desk;
        this.revisions = revisions;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/proposals/{number}/edit")
    String edit(@PathVariable long number, Person me, Locale language, Model model) {
        model.addAttribute("view", view(number, me, language, revisions::lay));
        return "docs/proposals/edit";
    }

    @PostMapping("/proposals/{number}/revisions")
    String revise(
            @PathVariable long number,
            @RequestParam MultiValueMap<String, String> fields,
            Person me,
            Locale language,
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
                model.addAttribute(
                        "view",
                        view(number, me, language, writing -> revisions.again(writing, form)));
                yield "docs/proposals/edit";
            }
        };
    }

    private RevisionView view(
            long number, Person me, Locale language, Function<Writing, RevisionView> laid) {
        var at = clock.instant();
        return transactions
                .read(
                        me.tenant(),
                        () ->
                                desk.judged(me, number, at)
                                        .map(judged -> new Writing(me, language, judged))
                                        .map(laid))
                .orElseThrow(
                        () -> new RefusedRequest("docs.proposal.not-found", Long.toString(number)));
    }
}
