package seihon.docs;

import java.util.List;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Looks at a proposed change and says what it finds: one line on the proposal's page, and a failed
/// one stops the merge. Runs again inside the merge transaction on the combined tree.
public interface Check {

    /// Message key part and order on the page: `schema`, `links`, `personal-data` …
    String name();

    Line look(TenantId tenant, ProposedChange change);

    /// What a check says. `details` are sentences with their places.
    record Line(String check, Verdict verdict, Refusal summary, List<Problem> details) {
        public Line {
            details = List.copyOf(details);
        }
    }

    enum Verdict {
        PASSED,
        FAILED,
        NOT_APPLICABLE,
        /// The part of the product that would look is not there yet. Never shown as passed.
        NOT_INSTALLED
    }
}
