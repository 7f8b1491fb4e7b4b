package seihon.docs.proposals;

import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;

/// The pages of proposals: the list and one proposal. Commands are [ProposalForms]'.
@Controller
class ProposalPages {

    private final ProposalDesk desk;
    private final ProposalLists lists;
    private final ProposalViews views;
    private final Transactions transactions;
    private final Clock clock;

    ProposalPages(
            ProposalDesk desk,
            ProposalLists lists,
            ProposalViews views,
            Transactions transactions,
            Clock clock) {
        this.desk = desk;
        this.lists = lists;
        this.views = views;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GetMapping("/proposals")
    String list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam Optional<Long> before,
            Person me,
            Model model) {
        var shown = ProposalListView.Shown.of(state);
        var at = clock.instant();
        var view = transactions.read(me.tenant(), () -> lists.show(me, shown, before, at));
        model.addAttribute("view", view);
        return "docs/proposals/list";
    }

    @GetMapping("/proposals/{number}")
    String show(@PathVariable long number, Person me, Model model) {
        model.addAttribute("view", view(me, number));
        return "docs/proposals/show";
    }

    /// The page tells that I have seen it: reading alone changes nothing.
    @PostMapping("/proposals/{number}/views")
    String seen(@PathVariable long number, Person me) {
        desk.seen(me, number, clock.instant());
        return "redirect:/proposals/" + number;
    }

    private ProposalView view(Person me, long number) {
        var at = clock.instant();
        return transactions
                .read(
                        me.tenant(),
                        () -> desk.judged(me, number, at).map(judged -> views.show(me, judged, at)))
                .orElseThrow(
                        () -> new RefusedRequest("docs.proposal.not-found", Long.toString(number)));
    }
}
