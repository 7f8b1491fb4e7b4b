package seihon.ledger.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Projection;

/// Deletes the rows of generations that nothing reads any more: later than any page that may still
/// be reading them. A projection that is no longer followed, because its document is gone, retires
/// entirely; should it come back, it is derived anew.
@Component
class RetiredGenerations {

    static final Duration KEPT = Duration.ofMinutes(5);
    private static final int ROWS_AT_ONCE = 2_500;

    private final Projections projections;
    private final CursorStore cursors;
    private final GenerationStore generations;
    private final Transactions transactions;

    RetiredGenerations(
            Projections projections,
            CursorStore cursors,
            GenerationStore generations,
            Transactions transactions) {
        this.projections = projections;
        this.cursors = cursors;
        this.generations = generations;
        this.transactions = transactions;
    }

    void discard(TenantId tenant, Instant now) {
        for (var name : transactions.read(tenant, () -> gone(tenant))) {
            transactions.run(tenant, () -> retire(tenant, name, now));
        }
        var due =
                transactions.read(tenant, () -> generations.retiredBefore(tenant, now.minus(KEPT)));
        for (var key : due) {
            projections
                    .named(key.projection())
                    .ifPresent(projection -> discard(tenant, projection, key));
        }
    }

    private List<String> gone(TenantId tenant) {
        var living = projections.of(tenant).stream().map(Projection::name).toList();
        return cursors.positions(tenant).entrySet().stream()
                .filter(one -> one.getValue() > 0 && !living.contains(one.getKey()))
                .map(Map.Entry::getKey)
                .filter(name -> projections.named(name).isPresent())
                .toList();
    }

    private void retire(TenantId tenant, String name, Instant now) {
        var former = cursors.lock(tenant, name);
        if (former.next() == 0) {
            return;
        }
        generations
                .unfinished(tenant, name)
                .ifPresent(left -> generations.retire(tenant, left.key(), now));
        var last = new GenerationStore.Key(name, former.gen());
        var empty = new GenerationStore.Key(name, generations.begin(tenant, last, ""));
        generations.live(tenant, empty, 0, new byte[0]);
        cursors.stand(tenant, name, new CursorStore.Cursor(empty.gen(), 0, ""));
        generations.retire(tenant, last, now);
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
