package seihon.revenue.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import seihon.docs.Expression.Shape;
import seihon.docs.Expression.Vocabulary;

/// What a criterion's `when` may ask about: `fact` with its kind, source, subject, time,
/// dimensions, amount and unit, and the data fields that mappings give.
final class Criteria {

    /// While a document is read by itself, the mappings are not known.
    static final Vocabulary ANY_FIELD = vocabulary(new Shape.Texts());

    private Criteria() {}

    /// Only these data fields exist.
    static Vocabulary of(Collection<String> fields) {
        var data = new LinkedHashMap<String, Shape>();
        fields.stream().sorted().forEach(field -> data.put(field, new Shape.Text()));
        return vocabulary(new Shape.Fields("Data", data));
    }

    private static Vocabulary vocabulary(Shape data) {
        var subject =
                new Shape.Fields(
                        "Subject", Map.of("type", new Shape.Text(), "id", new Shape.Text()));
        var fact =
                new Shape.Fields(
                        "Fact",
                        Map.of(
                                "kind", new Shape.Text(),
                                "source", new Shape.Text(),
                                "subject", subject,
                                "at", new Shape.Moment(),
                                "dims", new Shape.Texts(),
                                "amount", new Shape.Numeral(),
                                "unit", new Shape.Text(),
                                "data", data));
        return Vocabulary.of(Map.of("fact", fact));
    }
}
