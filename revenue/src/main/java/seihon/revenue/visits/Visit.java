package seihon.revenue.visits;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import seihon.ledger.Fact;

/// A case's stay in a stage, [entered, exited): its `n`-th stay of all, its `nth` in this stage,
/// both from 1. `dims` are the model's dimensions in their slots, blank as empty text. `amountIn`
/// is known at the entry, `amountOut` at the end or until now; null while none was ever said.
public record Visit(
        int n,
        String stage,
        int nth,
        @Nullable String fromUnlessFirst,
        @Nullable String toUnlessStanding,
        Instant enteredAt,
        @Nullable Instant exitedAtUnlessStanding,
        @Nullable BigDecimal amountIn,
        @Nullable BigDecimal amountOut,
        List<Revaluation> revaluations,
        List<String> dims,
        List<Repeat> repeats,
        Fact.Id enteredBy,
        Fact.@Nullable Id exitedByUnlessStanding) {

    public Visit {
        revaluations = List.copyOf(revaluations);
        dims = List.copyOf(dims);
        repeats = List.copyOf(repeats);
    }

    /// A change of the amount while the case stands in the stage.
    public record Revaluation(Instant at, BigDecimal by, Fact.Id because) {}

    /// A fact that said again what was so already; it changes nothing.
    public record Repeat(Instant at, Fact.Id because) {}
}
