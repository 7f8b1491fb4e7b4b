package seihon.docs.change;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.docs.ProposedChange;
import seihon.docs.Requirement;
import seihon.docs.Requirement.Given;
import seihon.docs.Roster;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

@Component
public class Demands {

    private final Roster roster;

    Demands(Roster roster) {
        this.roster = roster;
    }

    public Demanded of(TenantId tenant, CaseFile file, ProposedChange change, Instant at) {
        Set<PersonId> eligible = new HashSet<>(roster.holders(tenant, "manager", at));
        eligible.addAll(roster.holders(tenant, "executive", at));
        eligible.removeAll(file.contributorIds());
        var given = new ArrayList<Given>();
        for (var a : file.present()) {
            if (eligible.contains(a.person())) given.add(new Given(a.person(), Optional.empty()));
        }
        return new Demanded(
                List.of(
                        new Requirement(
                                "default",
                                List.of("role:manager", "role:executive"),
                                1,
                                eligible,
                                given,
                                false,
                                Optional.empty(),
                                List.of(),
                                Optional.empty())),
                "default",
                Optional.empty(),
                false);
    }
}
