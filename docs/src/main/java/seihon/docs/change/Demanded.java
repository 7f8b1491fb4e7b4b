package seihon.docs.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import seihon.docs.Requirement;

/// What the approval policy on `main` demands of a proposal: `policy` names the revision that
/// judged, `light` kinds may be approved in a batch, after `deadline` it escalates.
public record Demanded(
        List<Requirement> requirements, String policy, Optional<Instant> deadline, boolean light) {

    public Demanded {
        requirements = List.copyOf(requirements);
    }

    public boolean isMet() {
        return requirements.stream().allMatch(r -> r.missing() == 0 && r.unsatisfiable().isEmpty());
    }

    /// How many approvals are missing over all requirements.
    public int missing() {
        return requirements.stream().mapToInt(Requirement::missing).sum();
    }
}
