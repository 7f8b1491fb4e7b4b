package seihon.ledger.replay;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.ledger.Projection;

/// All projections of the house, in name order. Two of one name would share a cursor.
@Component
class Projections {

    private final List<Projection> projections;

    Projections(List<Projection> projections) {
        this.projections =
                projections.stream().sorted(Comparator.comparing(Projection::name)).toList();
        var names = names();
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalStateException("two projections have the same name: " + names);
        }
    }

    List<Projection> all() {
        return projections;
    }

    List<String> names() {
        return projections.stream().map(Projection::name).toList();
    }

    Optional<Projection> named(String name) {
        return projections.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
