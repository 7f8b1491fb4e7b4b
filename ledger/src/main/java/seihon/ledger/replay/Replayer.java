package seihon.ledger.replay;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Batch;
import seihon.ledger.Generations;
import seihon.ledger.Lag;
import seihon.ledger.Ledger;
import seihon.ledger.Projection;

/// Applies entries to the living generations, one batch and one transaction at a time.
@Component
class Replayer implements Generations, Lag {

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

    /// What one step found.
    enum Step {
        /// Nothing is left, or another worker has the cursor.
        DONE,
        /// A batch was applied; more may be waiting.
        MORE,
        /// The definitions in force are others than the rows rest on: they must be built anew.
        STALE
    }

    /// One batch, unless another worker has the cursor.
    Step step(TenantId tenant, Projection projection) {
        return transactions.write(
                tenant,
                () -> {
                    cursors.commitWithoutWaiting();
                    cursors.ensure(tenant, projection.name());
                    return cursors.lockUnlessTaken(tenant, projection.name())
                            .map(cursor -> apply(tenant, projection, cursor))
                            .orElse(Step.DONE);
                });
    }

    /// The same, waiting for whoever has the cursor.
    Step waitAndStep(TenantId tenant, Projection projection) {
        return transactions.write(
                tenant, () -> apply(tenant, projection, cursors.lock(tenant, projection.name())));
    }

    private Step apply(TenantId tenant, Projection projection, CursorStore.Cursor cursor) {
        var limit = limit(tenant, projection);
        if (limit <= cursor.next()) {
            return Step.DONE;
        }
        var basis = projection.basis(tenant);
        if (cursor.next() > 0 && !basis.equals(cursor.basis())) {
            return Step.STALE;
        }
        var until = Math.min(limit, cursor.next() + projection.batchSize());
        projection.apply(tenant, cursor.gen(), batch(tenant, cursor.next(), until));
        cursors.stand(
                tenant, projection.name(), new CursorStore.Cursor(cursor.gen(), until, basis));
        return until < limit ? Step.MORE : Step.DONE;
    }

    /// The number after the last entry that the projection may read now.
    long limit(TenantId tenant, Projection projection) {
        return projection
                .follows()
                .map(led -> cursors.find(tenant, led).map(CursorStore.Cursor::next).orElse(0L))
                .orElseGet(() -> ledger.size(tenant));
    }

    Batch batch(TenantId tenant, long from, long until) {
        return new Batch(from, until, () -> ledger.entries(tenant, from, (int) (until - from)));
    }

    @Override
    public int live(TenantId tenant, String projection) {
        return cursors.find(tenant, projection).map(CursorStore.Cursor::gen).orElse(0);
    }

    @Override
    public Position position(TenantId tenant, String projection) {
        return cursors.find(tenant, projection)
                .map(cursor -> new Position(cursor.gen(), cursor.next(), cursor.basis()))
                .orElseGet(() -> new Position(0, 0, ""));
    }

    @Override
    public Reading of(TenantId tenant) {
        var standing = cursors.standing(tenant);
        var slowest =
                projections.of(tenant).stream()
                        .mapToLong(one -> standing.next(one.name()))
                        .min()
                        .orElse(standing.size());
        return new Reading(standing.size(), slowest);
    }

    /// Projections that have entries to apply, what is followed first.
    List<Projection> behind(TenantId tenant) {
        var size = ledger.size(tenant);
        Map<String, Long> positions = cursors.positions(tenant);
        return projections.of(tenant).stream()
                .filter(one -> positions.getOrDefault(one.name(), 0L) < size)
                .toList();
    }

    /// All of them, what is followed first.
    List<Projection> all(TenantId tenant) {
        return transactions.read(tenant, () -> projections.of(tenant));
    }
}
