package seihon.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seihon.ledger.Fact;

/// One case as a stage model reads it: its visits, the facts they come from, where it stands.
/// `undecidable` counts criteria that could not be decided, `foreignUnits` amounts in another unit.
public record CaseHistory(
        String id,
        Optional<String> stage,
        Optional<BigDecimal> amount,
        Optional<String> unit,
        Map<String, String> dims,
        List<Stay> visits,
        List<Fact> facts,
        int factCount,
        int undecidable,
        int foreignUnits,
        boolean outOfOrder,
        FunnelAnswer.Stamp stamp) {

    public CaseHistory {
        dims = Collections.unmodifiableMap(new LinkedHashMap<>(dims));
        visits = List.copyOf(visits);
        facts = List.copyOf(facts);
    }

    /// A visit, [entered, exited); `enteredBy` is the fact that began it.
    public record Stay(
            String stage,
            int nth,
            Instant enteredAt,
            Optional<Instant> exitedAt,
            Optional<BigDecimal> amountIn,
            Optional<BigDecimal> amountOut,
            Map<String, String> dims,
            Fact.Id enteredBy) {
        public Stay {
            dims = Collections.unmodifiableMap(new LinkedHashMap<>(dims));
        }
    }
}
