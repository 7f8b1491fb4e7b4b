package seihon.ledger.replay;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Generations;
import seihon.ledger.Lag;
import seihon.ledger.Ledger;
import seihon.ledger.Projection;
import seihon.ledger.Replay;

/// Applies entries to the living generations, one batch and one transaction at a time.
@Component
class Replayer implements Replay, Generations, Lag {

    static final int BATCH = 2_500;

    private final Ledger ledger;
    private final CursorStore cursors;
    private final Projections projections;
    private final Transactions transactions;

    Replayer(
            Ledger ledger,
            CursorStore cursors,
            Projections projections,
            Transactions transactions) {
        this.ledger = ledger;
        this.cursors = cursors;
        this.projections = projections;
        this.transactions = transactions;
    }

    /// One batch, unless another worker has the cursor. True when more may be waiting.
    boolean step(TenantId tenant, Projection projection) {
        return transactions.write(
                tenant,
                () -> {
                    cursors.commitWithoutWaiting();
                    cursors.ensure(tenant, projection.name());
                    return cursors.lockUnlessTaken(tenant, projection.name())
                            .filter(cursor -> apply(tenant, projection, cursor) == BATCH)
                            .isPresent();
                });
    }

    /// Answers how many entries the batch had.
    int apply(TenantId tenant, Projection projection, CursorStore.Cursor cursor) {
        var batch = ledger.entries(tenant, cursor.next(), BATCH);
        if (!batch.isEmpty()) {
            if (!projection.isWrittenByCommands()) {
                projection.apply(tenant, cursor.gen(), batch);
            }
            var next = batch.getLast().seq().value() + 1;
            cursors.stand(tenant, projection.name(), new CursorStore.Cursor(cursor.gen(), next));
        }
        return batch.size();
    }

    @Override
    public void catchUp(TenantId tenant) {
        for (var projection : projections.all()) {
            var more = true;
            while (more) {
                more = transactions.write(tenant, () -> waitAndApply(tenant, projection)) == BATCH;
            }
        }
    }

    private int waitAndApply(TenantId tenant, Projection projection) {
        return apply(tenant, projection, cursors.lock(tenant, projection.name()));
    }

    @Override
    public int live(TenantId tenant, String projection) {
        return cursors.find(tenant, projection).map(CursorStore.Cursor::gen).orElse(0);
    }

    @Override
    public Reading of(TenantId tenant) {
        var size = ledger.size(tenant);
        var positions = cursors.positions(tenant);
        var slowest =
                projections.names().stream()
                        .mapToLong(name -> positions.getOrDefault(name, 0L))
                        .min()
                        .orElse(size);
        return new Reading(size, slowest);
    }

    /// Projections that have entries to apply.
    List<Projection> behind(TenantId tenant) {
        var size = ledger.size(tenant);
        Map<String, Long> positions = cursors.positions(tenant);
        return projections.all().stream()
                .filter(one -> positions.getOrDefault(one.name(), 0L) < size)
                .toList();
    }
}
