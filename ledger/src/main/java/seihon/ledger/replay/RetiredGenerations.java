package seihon.ledger.replay;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Projection;

/// Deletes the rows of generations that nothing reads any more: later than any page that may still
/// be reading them.
@Component
class RetiredGenerations {

    static final Duration KEPT = Duration.ofMinutes(5);
    private static final int ROWS_AT_ONCE = 2_500;

    private final Projections projections;
    private final GenerationStore generations;
    private final Transactions transactions;

    RetiredGenerations(
            Projections projections, GenerationStore generations, Transactions transactions) {
        this.projections = projections;
        this.generations = generations;
        this.transactions = transactions;
    }

    void discard(TenantId tenant, Instant now) {
        var due =
                transactions.read(tenant, () -> generations.retiredBefore(tenant, now.minus(KEPT)));
        for (var key : due) {
            transactions
                    .read(tenant, () -> projections.named(tenant, key.projection()))
                    .ifPresent(projection -> discard(tenant, projection, key));
        }
    }

    private void discard(TenantId tenant, Projection projection, GenerationStore.Key key) {
        var more = true;
        while (more) {
            more =
                    transactions.write(
                            tenant, () -> projection.discard(tenant, key.gen(), ROWS_AT_ONCE) > 0);
        }
        transactions.run(tenant, () -> generations.forget(tenant, key));
    }
}
