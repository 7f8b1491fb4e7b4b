package seihon.docs.proposals;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.docs.DocId;
import seihon.docs.Proposals.Standing;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.web.RefusedRequest;
import seihon.web.Toast;

/// Buttons elsewhere that open a proposal: undo this merge, restore this revision, promote this
/// note.
@Controller
class BeginningForms {

    private final Beginnings beginnings;
    private final Clock clock;

    BeginningForms(Beginnings beginnings, Clock clock) {
        this.beginnings = beginnings;
        this.clock = clock;
    }

    @PostMapping("/proposals/{number}/reversion")
    String revert(
            @PathVariable long number,
            @RequestParam(defaultValue = "") String why,
            Person me,
            RedirectAttributes flash) {
        return opened(beginnings.revert(me, number, why, clock.instant()), flash);
    }

    @PostMapping("/proposals/restorations")
    String restore(
            @RequestParam String document,
            @RequestParam int n,
            @RequestParam(defaultValue = "") String why,
            Person me,
            RedirectAttributes flash) {
        if (!document.matches("[^/]+/.+")) {
            throw new RefusedRequest("docs.restore.not-found", document, Integer.toString(n));
        }
        var id = DocId.parse(document);
        return opened(beginnings.restore(me, id, n, why, clock.instant()), flash);
    }

    @PostMapping("/proposals/promotions")
    String promote(Promotion promotion, Person me, RedirectAttributes flash) {
        return opened(beginnings.promote(me, promotion, clock.instant()), flash);
    }

    private static String opened(Outcome<Standing> outcome, RedirectAttributes flash) {
        return switch (outcome) {
            case Outcome.Refused<Standing>(var why) -> throw new RefusedRequest(why);
            case Outcome.Done<Standing>(var standing) -> {
                var number = Long.toString(standing.number());
                flash.addFlashAttribute("toast", Toast.of("docs.proposals.done.opened", number));
                yield "redirect:/proposals/" + number;
            }
        };
    }
}
