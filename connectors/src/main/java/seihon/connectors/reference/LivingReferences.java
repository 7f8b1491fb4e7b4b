package seihon.connectors.reference;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.connectors.Reference;
import seihon.connectors.References;
import seihon.connectors.mapping.Amounts;
import seihon.docs.Documents;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Generations;

/// Rows of the living generation. What a state of a reference holds never changes, so it is kept.
@Component
class LivingReferences implements References {

    private static final int MOST_KEPT = 50;
    private static final long ALL = Long.MAX_VALUE;

    private final ReferenceStore store;
    private final Documents documents;

    /// Asked late: replay itself is made of projections that look references up.
    private final ObjectProvider<Generations> generations;

    private final Cache<Key, Map<String, Map<String, String>>> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    /// What is the state as far as the projection has come.
    private final Cache<Stand, String> states =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    private final Transactions transactions;

    LivingReferences(
            ReferenceStore store,
            Documents documents,
            ObjectProvider<Generations> generations,
            Transactions transactions) {
        this.store = store;
        this.documents = documents;
        this.generations = generations;
        this.transactions = transactions;
    }

    private record Stand(TenantId tenant, String reference, int gen, long next) {}

    private record Key(TenantId tenant, String reference, int gen, String state) {}

    @Override
    public Map<String, Map<String, String>> rows(TenantId tenant, String reference) {
        var gen = generations.getObject().live(tenant, PROJECTION);
        var key = new Key(tenant, reference, gen, state(tenant, reference));
        var known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        var rows = Map.copyOf(store.rows(tenant, gen, reference, ALL));
        kept.put(key, rows);
        return rows;
    }

    @Override
    public Map<String, BigDecimal> amounts(TenantId tenant, String reference, String column) {
        return documents
                .find(tenant, Reference.class, reference)
                .map(one -> amounts(one.value(), column, () -> rows(tenant, reference)))
                .orElse(Map.of());
    }

    /// Empty when the column is no amount.
    static Map<String, BigDecimal> amounts(
            Reference reference, String column, Supplier<Map<String, Map<String, String>>> rows) {
        var declared = reference.columns().get(column);
        if (declared == null || declared.unit().isEmpty()) {
            return Map.of();
        }
        var amounts = new HashMap<String, BigDecimal>();
        rows.get()
                .forEach((key, row) ->
                        Amounts.read(row.getOrDefault(column, ""))
                                .ifPresent(amount -> amounts.put(key, amount)));
        return amounts;
    }

    @Override
    public String state(TenantId tenant, String reference) {
        var position = generations.getObject().position(tenant, PROJECTION);
        var stand = new Stand(tenant, reference, position.gen(), position.next());
        return transactions.isReading()
                ? states.get(stand, _ -> store.state(tenant, stand.gen(), reference, ALL))
                : store.state(tenant, stand.gen(), reference, ALL);
    }
}
