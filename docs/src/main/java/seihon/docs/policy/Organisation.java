package seihon.docs.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    /// Everybody whom these parties name, employed or not.
    default Set<PersonId> people(List<Party> parties) {
        var people = new TreeSet<PersonId>();
        for (var party : parties) {
            switch (party) {
                case Party.Role(var role) -> people.addAll(holders(role));
                case Party.One(var person) -> people.add(person);
            }
        }
        return people;
    }

    /// The same company on a day on which nobody is away.
    default Organisation allHere() {
        var company = this;
        return new Organisation() {
            @Override
            public Set<PersonId> holders(String role) {
                return company.holders(role);
            }

            @Override
            public Set<PersonId> employees() {
                return company.employees();
            }

            @Override
            public Optional<Deputy> deputy(PersonId person, Instant then) {
                return Optional.empty();
            }
        };
    }

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
