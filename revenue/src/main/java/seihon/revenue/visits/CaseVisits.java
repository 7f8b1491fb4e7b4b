package seihon.revenue.visits;

import java.util.List;

/// What the facts of one case say: its visits in order, and what was ignored or could not be read.
/// `outOfOrder`: a terminal state was left, other than onwards.
public record CaseVisits(
        List<Visit> visits, int facts, int undecidable, int foreignUnits, boolean outOfOrder) {

    public CaseVisits {
        visits = List.copyOf(visits);
    }

    /// No fact entered a stage: there is no such case.
    public boolean isEmpty() {
        return visits.isEmpty();
    }
}
