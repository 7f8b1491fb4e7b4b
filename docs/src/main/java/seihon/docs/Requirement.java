package seihon.docs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import seihon.domain.PersonId;
import seihon.domain.Refusal;

/// One demand of the approval policy on a proposal, with who can meet it and who has: what the
/// page, the inbox and the merge all read. `groups` are as written in the policy (`role:manager`,
/// `person:sato`). `unsatisfiable` says why nobody could and what would help. At `deadline` the
/// rule's escalation adds further people.
public record Requirement(
        String rule,
        List<String> groups,
        int needed,
        Set<PersonId> eligible,
        List<Given> given,
        boolean signature,
        Optional<Refusal> unsatisfiable,
        List<Refusal> why,
        Optional<Instant> deadline) {

    public Requirement {
        groups = List.copyOf(groups);
        eligible = Set.copyOf(eligible);
        given = List.copyOf(given);
        why = List.copyOf(why);
    }

    public int missing() {
        return Math.max(0, needed - given.size());
    }

    /// An approval that counts; `onBehalfOf` when a deputy gave it.
    public record Given(PersonId by, Optional<PersonId> onBehalfOf) {}
}
