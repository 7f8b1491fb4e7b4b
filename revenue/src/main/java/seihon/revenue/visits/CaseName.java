package seihon.revenue.visits;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import seihon.ledger.Fact;

/// How people call a case: the first name that one of its facts carries. The `name` of an
/// `activity` says what was done, not to whom.
public final class CaseName {

    private static final String NAME = "name";
    private static final List<String> FIELDS = List.of("company", "account", NAME);
    private static final String ACTIVITY = "activity";

    private CaseName() {}

    public static Optional<String> of(List<Fact> facts) {
        return facts.stream()
                .flatMap(fact -> fields(fact).map(field -> fact.data().get(field)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Stream<String> fields(Fact fact) {
        return FIELDS.stream()
                .filter(field -> !field.equals(NAME) || !fact.kind().equals(ACTIVITY));
    }
}
