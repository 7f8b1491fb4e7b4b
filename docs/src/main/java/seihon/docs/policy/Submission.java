package seihon.docs.policy;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import seihon.docs.ProposedChange.FileChange;
import seihon.domain.PersonId;

/// What is judged: the changed files, everybody who contributed to any revision, the approvals
/// bound to exactly this change, when it was asked for (deadlines run from there) and when it is
/// looked at.
public record Submission(
        List<FileChange> files,
        Set<PersonId> contributors,
        List<Approval> approvals,
        Instant asked,
        Instant now) {

    public Submission {
        files = List.copyOf(files);
        contributors = Set.copyOf(contributors);
        approvals = List.copyOf(approvals);
    }

    /// `signed`: given with a fresh sign-in.
    public record Approval(PersonId by, Instant at, boolean signed) {}
}
