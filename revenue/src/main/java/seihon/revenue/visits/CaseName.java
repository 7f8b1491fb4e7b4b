package seihon.revenue.visits;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import seihon.ledger.Fact;

/// How people call a case: the first name that one of its facts carries.
public final class CaseName {

    private static final List<String> FIELDS = List.of("company", "account", "name");

    private CaseName() {}

    public static Optional<String> of(List<Fact> facts) {
        return facts.stream()
                .flatMap(fact -> FIELDS.stream().map(field -> fact.data().get(field)))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
