package seihon.docs.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import seihon.docs.Roster;
import seihon.docs.Roster.Deputy;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// The company at the moment a policy is evaluated.
public interface Organisation {

    /// Employees who hold the role now.
    Set<PersonId> holders(String role);

    Set<PersonId> employees();

    /// Who decided for the person then, when an absence with a deputy was on record.
    Optional<Deputy> deputy(PersonId person, Instant then);

    static Organisation at(Roster roster, TenantId tenant, Instant now) {
        return new Organisation() {
            @Override
            public Set<PersonId> holders(String role) {
                return roster.holders(tenant, role, now);
            }

            @Override
            public Set<PersonId> employees() {
                return roster.employees(tenant, now);
            }

            @Override
            public Optional<Deputy> deputy(PersonId person, Instant then) {
                return roster.deputy(tenant, person, then);
            }
        };
    }
}
