package seihon.docs.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;

/// Finds the file of a proposal: its row, newest revision, and who did what.
@Component
public class CaseFiles {

    /// No company has more going on at once; the oldest are read first.
    public static final int MOST_UNFINISHED = 500;

    private final ProposalStore proposals;
    private final ProposalRevisionStore revisions;
    private final ActStore acts;
    private final EmergencyStore emergencies;

    CaseFiles(
            ProposalStore proposals,
            ProposalRevisionStore revisions,
            ActStore acts,
            EmergencyStore emergencies) {
        this.proposals = proposals;
        this.revisions = revisions;
        this.acts = acts;
        this.emergencies = emergencies;
    }

    public Optional<CaseFile> find(TenantId tenant, long number) {
        return proposals.find(tenant, number).map(proposal -> of(tenant, proposal));
    }

    /// Holds the proposal's row until the transaction ends, then reads.
    public Optional<CaseFile> lock(TenantId tenant, long number) {
        return proposals.lock(tenant, number).map(proposal -> of(tenant, proposal));
    }

    /// Oldest first, each kind of row read once for all of them.
    public List<CaseFile> unfinished(TenantId tenant) {
        var newest = revisions.ofUnfinished(tenant);
        var contributors = acts.contributorsOfUnfinished(tenant);
        var approvals = acts.approvalsOfUnfinished(tenant);
        return proposals.unfinished(tenant, MOST_UNFINISHED).stream()
                .filter(proposal -> newest.containsKey(proposal.number()))
                .map(proposal -> {
                    var made = Objects.requireNonNull(newest.get(proposal.number()));
                    return new CaseFile(
                            proposal,
                            made.revision(),
                            made.change(),
                            contributors.getOrDefault(proposal.number(), List.of()),
                            approvals.getOrDefault(proposal.number(), List.of()),
                            Optional.empty());
                })
                .toList();
    }

    public CaseFile of(TenantId tenant, Proposal proposal) {
        var number = proposal.number();
        var made = revisions.find(tenant, number, proposal.revision());
        return new CaseFile(
                proposal,
                made.revision(),
                made.change(),
                acts.contributors(tenant, number),
                acts.approvals(tenant, number),
                proposal.origin() == Proposal.Origin.EMERGENCY
                        ? emergencies.find(tenant, number)
                        : Optional.empty());
    }
}
