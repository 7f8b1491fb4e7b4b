package seihon.ledger.log;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.ledger.Batch;
import seihon.ledger.Projection;

/// Keeps the roots of full subtrees of the log. They cost nothing when entries are appended, and a
/// proof that comes before they are kept reads leaves instead.
@Component
class SubtreeProjection implements Projection {

    static final String NAME = "ledger-subtree";
    private static final int BATCH = 50_000;

    private final SubtreeStore store;

    SubtreeProjection(SubtreeStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    /// Level by level the subtrees that end with these entries.
    @Override
    public void apply(TenantId tenant, int generation, Batch batch) {
        for (var level = 1; level <= Piece.MOST_LEVELS; level++) {
            var span = Piece.span(level);
            var full = new Piece(level, batch.from() / span, batch.until() / span);
            if (full.count() == 0) {
                return;
            }
            store.insert(tenant, generation, full, roots(tenant, generation, full));
        }
    }

    private List<byte[]> roots(TenantId tenant, int generation, Piece full) {
        var below = new ArrayList<Piece>();
        var edges = new ArrayList<Edge>();
        for (var n = full.from(); n < full.until(); n++) {
            below.add(new Piece(full.level() - 1, n * Piece.WIDTH, (n + 1) * Piece.WIDTH));
            edges.add(new Edge());
        }
        SubtreeStore.Heard heard = (place, hash) -> edges.get(place).append(1, hash);
        if (full.level() == 1) {
            store.leaves(tenant, below, heard);
        } else {
            store.roots(tenant, generation, below, heard);
        }
        return edges.stream().map(Edge::root).toList();
    }

    @Override
    public int discard(TenantId tenant, int generation, int limit) {
        return store.discard(tenant, generation, limit);
    }

    @Override
    public byte[] digest(TenantId tenant, int generation) {
        return store.digest(tenant, generation);
    }
}
