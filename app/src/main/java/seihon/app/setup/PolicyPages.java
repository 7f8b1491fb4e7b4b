package seihon.app.setup;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import seihon.app.setup.FirstPolicy.Approvers;
import seihon.app.setup.FirstPolicy.Regulations;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.docs.Proposals.Draft;
import seihon.docs.Proposals.Standing;
import seihon.docs.Roster;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.web.Toast;
import seihon.web.Words;

/// `/setup/policy`: a first approval policy by a few questions. The answer is a proposal like any
/// other, so that somebody else looks at it.
@Controller
class PolicyPages {

    private static final DocPath POLICY = new DocPath("Stock/policies/approval.yaml");

    private final Proposals proposals;
    private final Roster roster;
    private final Transactions transactions;
    private final Words words;
    private final Clock clock;

    PolicyPages(
            Proposals proposals,
            Roster roster,
            Transactions transactions,
            Words words,
            Clock clock) {
        this.proposals = proposals;
        this.roster = roster;
        this.transactions = transactions;
        this.words = words;
        this.clock = clock;
    }

    /// `managers` and `executives` are how many there are to approve.
    record View(int managers, int executives, int mostDays) {}

    @GetMapping("/setup/policy")
    String show(Person me, Model model) {
        model.addAttribute("view", transactions.read(me.tenant(), () -> view(me)));
        return "app/setup/policy";
    }

    private View view(Person me) {
        var now = clock.instant();
        return new View(
                roster.holders(me.tenant(), "manager", now).size(),
                roster.holders(me.tenant(), "executive", now).size(),
                FirstPolicy.MOST_DAYS);
    }

    @PostMapping("/setup/policy")
    String propose(Person me, Form form, Locale language, RedirectAttributes flash) {
        var policy = form.policy();
        if (policy.isEmpty()) {
            flash.addFlashAttribute(
                    "refusal", Refusal.of("app.setup.policy-invalid", FirstPolicy.MOST_DAYS));
            return "redirect:/setup/policy";
        }
        var draft =
                new Draft(
                        words.text("app.setup.policy.proposal", language),
                        words.text("app.setup.policy.proposal.why", language),
                        List.of(FileEdit.write(POLICY, policy.get().text())),
                        Set.of());
        return switch (proposals.open(me, draft, clock.instant())) {
            case Outcome.Refused<Standing>(var why) -> {
                flash.addFlashAttribute("refusal", why);
                yield "redirect:/setup/policy";
            }
            case Outcome.Done<Standing>(var standing) -> {
                flash.addFlashAttribute("toast", Toast.of("app.setup.policy.proposed"));
                yield "redirect:/proposals/" + standing.number();
            }
        };
    }

    /// Boxes that are not ticked are not sent.
    record Form(
            @Nullable Approvers approvers,
            @Nullable Integer days,
            @Nullable Regulations regulations,
            @Nullable String escalates,
            @Nullable String signs,
            @Nullable String lightMinutes) {

        Optional<FirstPolicy> policy() {
            if (approvers == null
                    || regulations == null
                    || days == null
                    || days < 1
                    || days > FirstPolicy.MOST_DAYS) {
                return Optional.empty();
            }
            return Optional.of(
                    new FirstPolicy(
                            approvers,
                            days,
                            escalates != null,
                            regulations,
                            signs != null,
                            lightMinutes != null));
        }
    }
}
