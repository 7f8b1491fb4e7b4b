package seihon.docs.change;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import seihon.domain.PersonId;

/// Everything on record about one proposal at its newest revision, read together: what the
/// judgement judges.
public record CaseFile(
        Proposal proposal,
        ProposalRevision revision,
        ChangeSet change,
        List<Contributor> contributors,
        List<Approval> approvals,
        Optional<Emergency> emergency) {

    public CaseFile {
        contributors = List.copyOf(contributors);
        approvals = List.copyOf(approvals);
    }

    /// The same after a step of the proposal.
    CaseFile with(Proposal moved) {
        return new CaseFile(moved, revision, change, contributors, approvals, emergency);
    }

    public long number() {
        return proposal.number();
    }

    /// The number as a name: never grouped like an amount.
    public String label() {
        return Long.toString(proposal.number());
    }

    public String digest() {
        return revision.digest();
    }

    public Set<PersonId> contributorIds() {
        return contributors.stream().map(Contributor::person).collect(Collectors.toSet());
    }

    public boolean isContributor(PersonId person) {
        return contributors.stream().anyMatch(c -> c.person().equals(person));
    }

    /// Approvals of the present change; every other one is outdated.
    public List<Approval> present() {
        return approvals.stream().filter(a -> a.digest().equals(digest())).toList();
    }

    /// Approvals of former changes whose givers have not approved the present one.
    public List<Approval> outdated() {
        var present = present().stream().map(Approval::person).collect(Collectors.toSet());
        return approvals.stream()
                .filter(a -> !a.digest().equals(digest()) && !present.contains(a.person()))
                .toList();
    }

    public boolean hasApproved(PersonId person) {
        return present().stream().anyMatch(a -> a.person().equals(person));
    }
}
