package seihon.docs.change;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import seihon.docs.Roster.Deputy;
import seihon.docs.policy.Organisation;
import seihon.domain.PersonId;

/// A company that answers each question once: within one look nothing about it changes. Not for
/// several threads.
final class RememberedOrganisation implements Organisation {

    private final Organisation asked;
    private final Map<String, Set<PersonId>> holders = new HashMap<>();
    private final Map<Moment, Optional<Deputy>> deputies = new HashMap<>();
    private @Nullable Set<PersonId> employees;

    RememberedOrganisation(Organisation asked) {
        this.asked = asked;
    }

    private record Moment(PersonId person, Instant then) {}

    @Override
    public Set<PersonId> holders(String role) {
        return holders.computeIfAbsent(role, asked::holders);
    }

    @Override
    public Set<PersonId> employees() {
        var known = employees;
        if (known == null) {
            known = asked.employees();
            employees = known;
        }
        return known;
    }

    @Override
    public Optional<Deputy> deputy(PersonId person, Instant then) {
        return deputies.computeIfAbsent(
                new Moment(person, then), moment -> asked.deputy(moment.person(), moment.then()));
    }
}
