package seihon.docs.change;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Writes down what somebody did to a proposal whose row is held: the step and the state that it
/// leaves behind.
@Component
public class Trail {

    private static final int LONGEST_WORD = 4_000;

    private final ProposalStore proposals;
    private final ActStore acts;
    private final Echo echo;

    Trail(ProposalStore proposals, ActStore acts, Echo echo) {
        this.proposals = proposals;
        this.acts = acts;
        this.echo = echo;
    }

    /// What somebody says with an act has a limit.
    public static Optional<Refusal> whyNotSaid(String word) {
        return word.length() > LONGEST_WORD
                ? Optional.of(Refusal.of("docs.approval.word-long-invalid", LONGEST_WORD))
                : Optional.empty();
    }

    /// Answers the file as it is after the step.
    public CaseFile add(TenantId tenant, CaseFile file, Act act) {
        var proposal = file.proposal();
        var moved = proposal.moved(act.leaves(), act.at());
        acts.insert(
                tenant,
                proposal.number(),
                new Step(
                        0,
                        act.act(),
                        act.by(),
                        proposal.revision(),
                        file.digest(),
                        act.word(),
                        act.at()));
        proposals.update(tenant, moved);
        echo.of(tenant, act.act());
        if (act.act() == Step.Act.APPROVED || act.act() == Step.Act.RETURNED) {
            echo.decided(file.revision().madeAt(), act.at());
        }
        return file.with(moved);
    }

    /// `leaves` is the state in which the act leaves the proposal.
    public record Act(Step.Act act, PersonId by, String word, Proposal.Stage leaves, Instant at) {}
}
