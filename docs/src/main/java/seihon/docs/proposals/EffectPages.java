package seihon.docs.proposals;

import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import seihon.docs.effects.EffectDesk;
import seihon.docs.proposals.EffectView.Extent;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// The whole comparison of a proposal's effect, and the panel that the proposal's page asks for
/// while it is calculated.
@Controller
class EffectPages {

    private final ProposalDesk desk;
    private final EffectDesk effects;
    private final Transactions transactions;
    private final Clock clock;

    EffectPages(ProposalDesk desk, EffectDesk effects, Transactions transactions, Clock clock) {
        this.desk = desk;
        this.effects = effects;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The proposal's title beside it.
    public record Page(String title, EffectView effect) {}

    @GetMapping("/proposals/{number}/effect")
    String show(@PathVariable long number, Person me, Model model) {
        model.addAttribute("view", page(me, number, Extent.ALL));
        return "docs/proposals/effect";
    }

    @GetMapping("/proposals/{number}/effect/panel")
    String panel(@PathVariable long number, Person me, Model model) {
        model.addAttribute("view", page(me, number, Extent.CHANGED));
        return "docs/proposals/effect-panel";
    }

    private Page page(Person me, long number, Extent extent) {
        return transactions.read(
                me.tenant(),
                () -> {
                    var judged =
                            desk.judged(me, number, clock.instant())
                                    .orElseThrow(() ->
                                            new RefusedRequest(
                                                    "docs.proposal.not-found",
                                                    Long.toString(number)));
                    return new Page(
                            judged.file().proposal().title(),
                            EffectView.of(
                                    number,
                                    effects.answer(me.tenant(), judged, EffectView.language()),
                                    extent));
                });
    }
}
