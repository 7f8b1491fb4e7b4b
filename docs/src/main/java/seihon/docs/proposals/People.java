package seihon.docs.proposals;

import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import seihon.docs.Roster;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Names of people for one page: each is asked for once.
@Component("proposalPeople")
class People {

    private final Roster roster;

    People(Roster roster) {
        this.roster = roster;
    }

    Names of(TenantId tenant) {
        return new Names(roster, tenant, new HashMap<>());
    }

    record Names(Roster roster, TenantId tenant, Map<PersonId, String> known) {

        String of(PersonId person) {
            return known.computeIfAbsent(person, id -> roster.name(tenant, id));
        }
    }
}
