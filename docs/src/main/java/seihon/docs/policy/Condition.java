package seihon.docs.policy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import seihon.docs.Expression;
import seihon.docs.Expression.Shape;
import seihon.docs.Expression.Vocabulary;
import seihon.docs.text.FieldChange;
import seihon.domain.Outcome;

/// A `when:` of the approval policy: an expression over `change` (`path`, `kind`, `added`,
/// `deleted`, `fields`). Each of `fields` has `path`, `old`, `new` (as text), `percent` (without
/// sign) and `delta` (signed; days for dates). An amount that appears or disappears has an endless
/// percent, so limits cannot be slipped by.
public final class Condition {

    private static final Shape FIELD =
            new Shape.Fields(
                    "Field",
                    Map.of(
                            "path", new Shape.Text(),
                            "old", new Shape.Text(),
                            "new", new Shape.Text(),
                            "percent", new Shape.Numeral(),
                            "delta", new Shape.Numeral()));
    private static final Vocabulary VOCABULARY =
            Vocabulary.of(
                    Map.of(
                            "change",
                            new Shape.Fields(
                                    "Change",
                                    Map.of(
                                            "path", new Shape.Text(),
                                            "kind", new Shape.Text(),
                                            "added", new Shape.Flag(),
                                            "deleted", new Shape.Flag(),
                                            "fields", new Shape.ListOf(FIELD)))));

    private final Expression expression;

    private Condition(Expression expression) {
        this.expression = expression;
    }

    /// Refused with the first thing wrong and its column.
    public static Outcome<Condition> compile(String written) {
        return VOCABULARY.compile(written, "docs.policy.condition").map(Condition::new);
    }

    /// Whether it holds for the document under any of its kinds; empty when that cannot be decided.
    Optional<Boolean> holds(ChangedDocument document) {
        for (var kind : document.kinds().isEmpty() ? List.of("") : document.kinds()) {
            var holds = expression.holds(Map.of("change", change(document, kind)));
            if (holds.isEmpty() || holds.get()) {
                return holds;
            }
        }
        return Optional.of(false);
    }

    private static Map<String, Object> change(ChangedDocument document, String kind) {
        return Map.of(
                "path", document.path().value(),
                "kind", kind,
                "added", document.added(),
                "deleted", document.deleted(),
                "fields", document.fields().stream().map(Condition::field).toList());
    }

    private static Map<String, Object> field(FieldChange field) {
        return Map.of(
                "path", field.pointer(),
                "old", field.beforeText(),
                "new", field.afterText(),
                "percent", percent(field),
                "delta", field.delta().map(BigDecimal::doubleValue).orElse(0.0));
    }

    private static double percent(FieldChange field) {
        return field.percent()
                .map(percent -> Math.abs(percent.doubleValue()))
                .orElse(field.isAmount() ? Double.POSITIVE_INFINITY : 0.0);
    }

    @Override
    public String toString() {
        return expression.toString();
    }
}
