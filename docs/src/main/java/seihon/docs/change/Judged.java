package seihon.docs.change;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import seihon.docs.Check;
import seihon.docs.DocPath;
import seihon.docs.Proposals;
import seihon.docs.ProposedChange;
import seihon.docs.Requirement;
import seihon.domain.PersonId;

/// What a proposal stands at when judged against one state of `main`: the same for the page, the
/// inbox and the merge.
public record Judged(
        CaseFile file,
        Optional<ObjectId> main,
        ProposedChange change,
        List<DocPath> overtaken,
        List<Check.Line> checks,
        Demanded demanded,
        Proposals.State state) {

    public Judged {
        overtaken = List.copyOf(overtaken);
        checks = List.copyOf(checks);
    }

    public boolean isBehind() {
        return !overtaken.isEmpty();
    }

    public List<Check.Line> failed() {
        return checks.stream().filter(line -> line.verdict() == Check.Verdict.FAILED).toList();
    }

    public List<Requirement> requirements() {
        return demanded.requirements();
    }

    /// A failed check that stops the merge; missing approvals are no failure.
    public boolean isSound() {
        return failed().isEmpty();
    }

    /// Requirements that this person could meet now and that still miss somebody.
    public List<Requirement> waitingFor(PersonId person) {
        return requirements().stream()
                .filter(r -> r.missing() > 0 && r.eligible().contains(person))
                .toList();
    }

    /// Whether this person has approved without a signature what now misses theirs.
    public boolean mustSignAgain(PersonId person) {
        return file.present().stream()
                        .anyMatch(a -> a.person().equals(person) && a.signedAt().isEmpty())
                && waitingFor(person).stream().anyMatch(Requirement::signature);
    }

    public boolean isEligible(PersonId person) {
        return requirements().stream().anyMatch(r -> r.eligible().contains(person));
    }

    public Proposals.Standing standing() {
        var proposal = file.proposal();
        return new Proposals.Standing(
                proposal.number(),
                proposal.revision(),
                proposal.title(),
                file.digest(),
                state,
                isBehind(),
                checks,
                requirements());
    }
}
