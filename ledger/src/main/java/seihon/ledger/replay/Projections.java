package seihon.ledger.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.ledger.Projection;
import seihon.ledger.ProjectionFamily;

/// All projections of a tenant: those of the house and the members of the families, what is
/// followed before what follows it, otherwise in name order. Two of one name would share a cursor.
@Component
class Projections {

    private final List<Projection> everywhere;

    /// Looked up when asked: a family may read facts, and facts ask the replay which of them live.
    private final ObjectProvider<ProjectionFamily> families;

    Projections(List<Projection> everywhere, ObjectProvider<ProjectionFamily> families) {
        this.everywhere =
                everywhere.stream().sorted(Comparator.comparing(Projection::name)).toList();
        this.families = families;
        var names = this.everywhere.stream().map(Projection::name).toList();
        if (names.stream().distinct().count() != names.size()) {
            throw new IllegalStateException("two projections have the same name: " + names);
        }
    }

    /// Asked inside a transaction of the tenant.
    List<Projection> of(TenantId tenant) {
        var all = new ArrayList<>(everywhere);
        families.stream().forEach(family -> all.addAll(family.of(tenant)));
        all.sort(Comparator.comparing(Projection::name));
        var ordered = new ArrayList<Projection>(all.size());
        all.forEach(one -> place(one, all, ordered));
        return ordered;
    }

    private static void place(Projection one, List<Projection> all, List<Projection> ordered) {
        if (ordered.contains(one)) {
            return;
        }
        one.follows().flatMap(name -> named(all, name)).ifPresent(led -> place(led, all, ordered));
        ordered.add(one);
    }

    /// Also one that is no longer followed.
    Optional<Projection> named(String name) {
        return named(everywhere, name)
                .or(() ->
                        families.stream()
                                .flatMap(family -> family.named(name).stream())
                                .findFirst());
    }

    private static Optional<Projection> named(List<Projection> all, String name) {
        return all.stream().filter(one -> one.name().equals(name)).findFirst();
    }
}
