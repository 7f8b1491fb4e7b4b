package seihon.revenue.visits;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import seihon.ledger.Fact;
import seihon.revenue.StageModel.Stage;

/// A fact as a stage model reads it: the stage it enters, the amount in the model's unit, and what
/// could not be read (criteria that cannot be decided, an amount in another unit).
public record ReadFact(
        Fact fact,
        @Nullable Stage entersUnlessNone,
        @Nullable BigDecimal amountUnlessNone,
        int undecidable,
        boolean foreignUnit) {}
