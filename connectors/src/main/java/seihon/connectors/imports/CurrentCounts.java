package seihon.connectors.imports;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import seihon.connectors.Imports.Counts;
import seihon.connectors.Imports.Import;
import seihon.connectors.Imports.State;
import seihon.domain.TenantId;
import seihon.ledger.Facts;
import seihon.ledger.Generations;
import seihon.ledger.Quarantine;

/// What became of the rows of ended imports by the reading in force. One generation of facts says
/// the same of a batch for good, so it is counted once.
@Component
class CurrentCounts {

    private static final int MOST_KEPT = 2_000;

    private final Quarantine quarantine;
    private final Generations generations;
    private final Cache<Key, Quarantine.Counts> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    CurrentCounts(Quarantine quarantine, Generations generations) {
        this.quarantine = quarantine;
        this.generations = generations;
    }

    private record Key(TenantId tenant, int gen, UUID batch) {}

    /// Asked inside a transaction of the tenant.
    List<Import> now(TenantId tenant, List<ImportStore.Stored> imports) {
        var position = generations.position(tenant, Facts.PROJECTION);
        var known = new HashMap<UUID, Quarantine.Counts>();
        var unknown = new HashMap<UUID, Facts.Span>();
        for (var one : imports) {
            var id = one.shown().id();
            var counted = kept.getIfPresent(new Key(tenant, position.gen(), id));
            if (counted != null) {
                known.put(id, counted);
            } else if (isRead(one, position.next())) {
                unknown.put(id, one.entries().orElseThrow());
            }
        }
        if (!unknown.isEmpty()) {
            quarantine
                    .counts(tenant, unknown)
                    .forEach((id, counted) -> {
                        kept.put(new Key(tenant, position.gen(), id), counted);
                        known.put(id, counted);
                    });
        }
        return imports.stream().map(one -> counted(one.shown(), known)).toList();
    }

    /// Whether facts and quarantine hold all of an ended import. Asked like [#now].
    boolean isRead(TenantId tenant, ImportStore.Stored one) {
        return isRead(one, generations.position(tenant, Facts.PROJECTION).next());
    }

    /// The projection of facts is past its last entry, and none will come.
    private static boolean isRead(ImportStore.Stored one, long next) {
        var state = one.shown().state();
        return state != State.QUEUED
                && state != State.RUNNING
                && one.entries().filter(span -> span.until() <= next).isPresent();
    }

    private static Import counted(Import shown, Map<UUID, Quarantine.Counts> known) {
        var now = known.get(shown.id());
        if (now == null) {
            return shown;
        }
        var then = shown.counts();
        return shown.counting(
                new Counts(
                        then.received(),
                        now.entries() - now.quarantined(),
                        then.duplicate(),
                        now.quarantined(),
                        now.facts(),
                        then.inFuture()));
    }
}
