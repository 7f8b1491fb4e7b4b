package seihon.docs.change;

import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.web.WaitingChanged;

/// What follows a step of a proposal once it is committed, and never before: it is counted, and
/// people for whom something waits now hear of it.
@Component
public class Echo {

    private final Transactions transactions;
    private final ProposalMeters meters;
    private final ApplicationEventPublisher hints;

    Echo(Transactions transactions, ProposalMeters meters, ApplicationEventPublisher hints) {
        this.transactions = transactions;
        this.meters = meters;
        this.hints = hints;
    }

    public void of(TenantId tenant, Step.Act act) {
        transactions.afterCommit(() -> {
            meters.count(act);
            hints.publishEvent(new WaitingChanged(tenant));
        });
    }

    /// Somebody decided on a revision that was made then.
    void decided(Instant madeAt, Instant decidedAt) {
        transactions.afterCommit(() -> meters.waited(madeAt, decidedAt));
    }
}
