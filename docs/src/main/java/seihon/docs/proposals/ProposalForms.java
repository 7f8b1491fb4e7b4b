package seihon.docs.proposals;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.Proposals.Standing;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.web.Toast;
import seihon.web.Typed;

/// What the buttons of a proposal's page do; each goes back to the page, with a sentence about what
/// was done or why not.
@Controller
class ProposalForms {

    private final ProposalDesk desk;
    private final Clock clock;

    ProposalForms(ProposalDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /// With `merge` the last approval also makes it the approved document.
    @PostMapping("/proposals/{number}/approvals")
    String approve(
            @PathVariable long number,
            @RequestParam String digest,
            @RequestParam(defaultValue = "") String word,
            @RequestParam(defaultValue = "false") boolean merge,
            Person me,
            RedirectAttributes flash) {
        var at = clock.instant();
        var approved = desk.approve(me, number, digest, word, at);
        if (!merge || approved instanceof Outcome.Refused<Standing>) {
            return back(number, approved, "docs.proposals.done.approved", flash);
        }
        var merged = desk.merge(me, number, at);
        if (merged instanceof Outcome.Refused<Standing>) {
            // The approval stands although the merge does not.
            flash.addFlashAttribute(
                    "toast", Toast.of("docs.proposals.done.approved", Long.toString(number)));
        }
        return back(number, merged, "docs.proposals.done.approved-and-merged", flash);
    }

    @PostMapping("/proposals/{number}/approvals/withdrawal")
    String takeBack(@PathVariable long number, Person me, RedirectAttributes flash) {
        var done = desk.takeBack(me, number, clock.instant());
        return back(number, done, "docs.proposals.done.taken-back", flash);
    }

    @PostMapping("/proposals/{number}/returns")
    String sendBack(
            @PathVariable long number,
            @RequestParam String digest,
            @RequestParam(defaultValue = "") String why,
            Person me,
            RedirectAttributes flash) {
        var done = desk.sendBack(me, number, digest, why, clock.instant());
        return back(
                number,
                done,
                "docs.proposals.done.returned",
                flash,
                Typed.of("returns", "why", why));
    }

    /// What somebody who was passed over by an emergency says afterwards.
    @PostMapping("/proposals/{number}/reviews")
    String review(
            @PathVariable long number,
            @RequestParam boolean agreed,
            @RequestParam(defaultValue = "") String word,
            Person me,
            RedirectAttributes flash) {
        var done = desk.review(me, number, agreed, word, clock.instant());
        return back(
                number,
                done,
                "docs.proposals.done.reviewed",
                flash,
                Typed.of("reviews", "word", word));
    }

    @PostMapping("/proposals/{number}/withdrawal")
    String withdraw(
            @PathVariable long number,
            @RequestParam(defaultValue = "") String why,
            Person me,
            RedirectAttributes flash) {
        var done = desk.withdraw(me, number, why, clock.instant());
        return back(
                number,
                done,
                "docs.proposals.done.withdrawn",
                flash,
                Typed.of("withdrawal", "why", why));
    }

    @PostMapping("/proposals/{number}/merge")
    String merge(@PathVariable long number, Person me, RedirectAttributes flash) {
        var done = desk.merge(me, number, clock.instant());
        return back(number, done, "docs.proposals.done.merged", flash);
    }

    /// Overlaps are decided on a page of their own.
    @PostMapping("/proposals/{number}/update")
    String bringUpToDate(@PathVariable long number, Person me, RedirectAttributes flash) {
        var done = desk.bringUpToDate(me, number, clock.instant());
        if (done instanceof Outcome.Refused<Standing>(var why)
                && why.key().equals("docs.update.overlap")) {
            return "redirect:/proposals/" + number + "/overlaps";
        }
        return back(number, done, "docs.proposals.done.updated", flash);
    }

    /// The same after something was typed: it is in its field again when it was refused.
    static String back(
            long number,
            Outcome<Standing> outcome,
            String done,
            RedirectAttributes flash,
            Typed typed) {
        if (outcome instanceof Outcome.Refused<Standing>) {
            flash.addFlashAttribute("typed", typed);
        }
        return back(number, outcome, done, flash);
    }

    /// Who has to prove who they are first is led there, and comes back afterwards.
    static String back(
            long number, Outcome<Standing> outcome, String done, RedirectAttributes flash) {
        return switch (outcome) {
            case Outcome.Refused<Standing>(var why) when why.key().equals(Approving.STEP_UP) ->
                    "redirect:" + why.arguments().getFirst();
            case Outcome.Refused<Standing>(var why) -> {
                flash.addFlashAttribute("refusal", why);
                yield "redirect:/proposals/" + number;
            }
            case Outcome.Done<Standing> _ -> {
                flash.addFlashAttribute("toast", Toast.of(done, Long.toString(number)));
                yield "redirect:/proposals/" + number;
            }
        };
    }
}
