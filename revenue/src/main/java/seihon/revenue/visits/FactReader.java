package seihon.revenue.visits;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import seihon.docs.Expression;
import seihon.ledger.Fact;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Criterion;
import seihon.revenue.StageModel.Stage;

/// Reads facts by the criteria of a stage model. The first stage in document order whose `enter`
/// matches is entered; a criterion that cannot be decided enters nothing and is counted.
public final class FactReader {

    private final StageModel model;
    private final Map<String, List<Entrance>> byKind = new HashMap<>();

    private record Entrance(Stage stage, Optional<Expression> when) {}

    public FactReader(StageModel model) {
        this.model = model;
        for (var stage : model.stages()) {
            for (var criterion : stage.enter()) {
                byKind.computeIfAbsent(criterion.on(), _ -> new ArrayList<>())
                        .add(new Entrance(stage, criterion.when()));
            }
        }
    }

    /// Whether the fact is about a case of this model.
    public boolean concerns(Fact fact) {
        return fact.subject().type().equals(model.subject())
                && (model.sources().isEmpty() || model.sources().contains(fact.source()));
    }

    public ReadFact read(Fact fact) {
        var values = lazily(fact);
        Stage entered = null;
        var undecidable = 0;
        for (var entrance : byKind.getOrDefault(fact.kind(), List.of())) {
            var holds = holds(entrance.when, values);
            if (holds.isEmpty()) {
                undecidable++;
            } else if (holds.get()) {
                entered = entrance.stage;
                break;
            }
        }
        var amount = amount(fact);
        var isForeign = fact.unit() != null && model.unit().isPresent() && amount == null;
        return new ReadFact(fact, entered, amount, undecidable, isForeign);
    }

    /// Whether one of the criteria holds for the fact.
    public static boolean matches(List<Criterion> criteria, Fact fact) {
        var values = lazily(fact);
        return criteria.stream()
                .filter(criterion -> criterion.on().equals(fact.kind()))
                .anyMatch(criterion -> holds(criterion.when(), values).orElse(false));
    }

    private @Nullable BigDecimal amount(Fact fact) {
        var amount = fact.amount();
        return amount != null && model.unit().equals(Optional.ofNullable(fact.unit()))
                ? plain(amount)
                : null;
    }

    /// One way to write each number, so that equal amounts are equal rows.
    private static BigDecimal plain(BigDecimal amount) {
        var stripped = amount.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Optional<Boolean> holds(
            Optional<Expression> when, Supplier<Map<String, Object>> values) {
        return when.map(condition -> condition.holds(values.get())).orElse(Optional.of(true));
    }

    /// Most criteria ask nothing but the kind.
    private static Supplier<Map<String, Object>> lazily(Fact fact) {
        return new Supplier<>() {
            private @Nullable Map<String, Object> made;

            @Override
            public Map<String, Object> get() {
                var values = made;
                if (values == null) {
                    values = Map.of("fact", values(fact));
                    made = values;
                }
                return values;
            }
        };
    }

    private static Map<String, Object> values(Fact fact) {
        var values = new HashMap<String, Object>();
        values.put("kind", fact.kind());
        values.put("source", fact.source());
        values.put("subject", Map.of("type", fact.subject().type(), "id", fact.subject().id()));
        values.put("at", fact.at());
        values.put("dims", fact.dims());
        values.put("data", fact.data());
        var amount = fact.amount();
        var unit = fact.unit();
        if (amount != null && unit != null) {
            values.put("amount", amount.doubleValue());
            values.put("unit", unit);
        }
        return values;
    }
}
