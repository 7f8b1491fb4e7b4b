package seihon.web.command;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.web.Job;

/// Forgets keys after a week; nobody sends a form again after that.
@Component
class CommandCleaning implements Job {

    private static final Duration KEPT = Duration.ofDays(7);

    private final Transactions transactions;
    private final CommandStore store;

    CommandCleaning(Transactions transactions, CommandStore store) {
        this.transactions = transactions;
        this.store = store;
    }

    @Override
    public String name() {
        return "web-command-cleaning";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run(TenantId tenant, Instant now) {
        transactions.run(tenant, () -> store.deleteBefore(tenant, now.minus(KEPT)));
    }
}
