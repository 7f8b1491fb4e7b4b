package seihon.docs.editor;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.Proposals;
import seihon.docs.Roster;
import seihon.docs.change.Proof;
import seihon.docs.merge.AtOnce;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// `/proposals/emergency`: makes a draft the approved document without waiting for approvals. Who
/// does it says why, has just proven who they are, and sees whom it passes over.
@Controller
class EmergencyPages {

    private final Transactions transactions;
    private final Drafts drafts;
    private final AtOnce atOnce;
    private final Proof proof;
    private final Roster roster;
    private final Clock clock;

    EmergencyPages(
            Transactions transactions,
            Drafts drafts,
            AtOnce atOnce,
            Proof proof,
            Roster roster,
            Clock clock) {
        this.transactions = transactions;
        this.drafts = drafts;
        this.atOnce = atOnce;
        this.proof = proof;
        this.roster = roster;
        this.clock = clock;
    }

    /// `reviewers` are the names of those who are asked to review it; nobody when `problem` says
    /// that it cannot be done.
    record View(
            UUID draft,
            String title,
            String why,
            List<String> files,
            List<String> reviewers,
            Optional<Refusal> problem,
            Instant due) {}

    static String address(UUID draft) {
        return "/proposals/emergency?draft=" + draft;
    }

    /// Without a draft there is nothing to merge: the drafts are on the page of new documents.
    @GetMapping("/proposals/emergency")
    String show(@RequestParam Optional<UUID> draft, Person me, Model model) {
        if (draft.isEmpty()) {
            return "redirect:/documents/new";
        }
        var at = clock.instant();
        var view = transactions.read(me.tenant(), () -> view(me, found(me, draft.get()), at));
        if (view.problem().isEmpty() && !proof.isFresh(me, at)) {
            return "redirect:" + proof.address(address(view.draft()));
        }
        model.addAttribute("view", view);
        return "docs/editor/emergency";
    }

    private View view(Person me, Draft draft, Instant at) {
        var reviewers = atOnce.reviewers(me, draft.proposed(), at);
        return new View(
                draft.id(),
                draft.title(),
                draft.why(),
                draft.files().stream().map(file -> file.path().value()).sorted().toList(),
                switch (reviewers) {
                    case Outcome.Done<Set<PersonId>>(var people) ->
                            people.stream()
                                    .sorted()
                                    .map(person -> roster.name(me.tenant(), person))
                                    .toList();
                    case Outcome.Refused<Set<PersonId>> _ -> List.of();
                },
                reviewers instanceof Outcome.Refused<Set<PersonId>>(var why)
                        ? Optional.of(why)
                        : Optional.empty(),
                at.plus(AtOnce.REVIEW_WITHIN));
    }

    @PostMapping("/proposals/emergency")
    String merge(
            @RequestParam UUID draft,
            @RequestParam(defaultValue = "") String why,
            Person me,
            RedirectAttributes flash) {
        var found = found(me, draft);
        return switch (drafts.mergeAtOnce(me, found, why, clock.instant())) {
            case Outcome.Done<Proposals.Standing>(var standing) -> {
                var number = Long.toString(standing.number());
                flash.addFlashAttribute("toast", Toast.of("docs.emergency.done", number));
                yield "redirect:/proposals/" + number;
            }
            case Outcome.Refused<Proposals.Standing>(var no) -> {
                if (!no.key().equals("docs.approval.step-up-required")) {
                    flash.addFlashAttribute("refusal", no);
                }
                yield "redirect:" + address(draft);
            }
        };
    }

    private Draft found(Person me, UUID id) {
        return drafts.find(me, id).orElseThrow(() -> new RefusedRequest("docs.draft-not-found"));
    }
}
