package seihon.docs.search;

import java.util.List;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;

/// Looks words up among the grams.
@Component
public class GramIndex {

    /// More documents than this hold so common a word that the question must be narrowed.
    public static final int MOST = 1_000;

    private final GramStore store;

    GramIndex(GramStore store) {
        this.store = store;
    }

    /// Documents (`kind/id`, `flow/path`) that may hold all words of a query: they hold the words'
    /// pieces. Whoever asks looks into the texts.
    public List<String> candidates(TenantId tenant, Query query) {
        return query.isEmpty() ? List.of() : store.holding(tenant, query.grams(), MOST);
    }
}
