package seihon.docs.change;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.Roster;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Who may review an emergency: those it passed over and the deputies of those who are away; when
/// none of them is with the company, any executive or manager. Never who merged it.
@Component
public class Reviewers {

    private final Roster roster;

    Reviewers(Roster roster) {
        this.roster = roster;
    }

    /// Empty when the company has nobody else who could.
    public Set<PersonId> of(TenantId tenant, Emergency emergency, Instant at) {
        var asked = new HashSet<>(emergency.passedOver());
        emergency
                .passedOver()
                .forEach(person ->
                        roster.deputy(tenant, person, at)
                                .ifPresent(deputy -> asked.add(deputy.deputy())));
        var present = present(tenant, asked, emergency, at);
        if (!present.isEmpty()) {
            return present;
        }
        var leading = new HashSet<>(roster.holders(tenant, "executive", at));
        leading.addAll(roster.holders(tenant, "manager", at));
        return present(tenant, leading, emergency, at);
    }

    private Set<PersonId> present(
            TenantId tenant, Set<PersonId> people, Emergency emergency, Instant at) {
        var present = new HashSet<>(people);
        present.retainAll(roster.employees(tenant, at));
        present.remove(emergency.mergedBy());
        return present;
    }
}
