package seihon.docs.proposals;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.domain.Person;

/// Comments from the page: say, answer, suggest, resolve.
@Controller
class CommentForms {

    private final ProposalDesk desk;
    private final Clock clock;

    CommentForms(ProposalDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @PostMapping("/proposals/{number}/comments")
    String say(
            @PathVariable long number, CommentRequest said, Person me, RedirectAttributes flash) {
        var done = said.remark().then(remark -> desk.say(me, number, remark, clock.instant()));
        return ProposalForms.back(
                number, done, "docs.proposals.done.commented", flash, said.typed());
    }

    @PostMapping("/proposals/{number}/comments/{id}/resolution")
    String resolve(
            @PathVariable long number, @PathVariable UUID id, Person me, RedirectAttributes flash) {
        var done = desk.resolve(me, number, id, clock.instant());
        return ProposalForms.back(number, done, "docs.proposals.done.resolved", flash);
    }

    @PostMapping("/proposals/{number}/suggestions")
    String apply(
            @PathVariable long number,
            @RequestParam(defaultValue = "") Set<UUID> suggestion,
            Person me,
            RedirectAttributes flash) {
        var done = desk.applySuggestions(me, number, suggestion, clock.instant());
        return ProposalForms.back(number, done, "docs.proposals.done.revised", flash);
    }
}
