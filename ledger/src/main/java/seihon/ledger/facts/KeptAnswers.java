package seihon.ledger.facts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.IntFunction;
import seihon.domain.TenantId;
import seihon.ledger.Facts;
import seihon.ledger.Generations;

/// Answers of one kind about the living facts. They change only when entries are read: every page
/// shows them, so that what takes a walk over all rows is worked out once after each batch.
final class KeptAnswers<T> {

    private static final int MOST_KEPT = 200;

    private final Generations generations;
    private final Cache<Key, List<T>> kept = Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    KeptAnswers(Generations generations) {
        this.generations = generations;
    }

    private record Key(TenantId tenant, int gen, long next, Object question) {}

    /// `ask` is given the living generation.
    List<T> of(TenantId tenant, Object question, IntFunction<List<T>> ask) {
        var position = generations.position(tenant, Facts.PROJECTION);
        var key = new Key(tenant, position.gen(), position.next(), question);
        var known = kept.getIfPresent(key);
        if (known != null) {
            return known;
        }
        var answer = List.copyOf(ask.apply(position.gen()));
        kept.put(key, answer);
        return answer;
    }
}
