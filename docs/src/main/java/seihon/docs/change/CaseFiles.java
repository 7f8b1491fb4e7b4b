package seihon.docs.change;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Finds the file of a proposal: its row, newest revision, and who did what.
@Component
public class CaseFiles {

    /// No company has more going on at once; the oldest are read first.
    public static final int MOST_UNFINISHED = 500;

    private final CaseStore cases;
    private final ProposalStore proposals;
    private final Transactions transactions;

    CaseFiles(CaseStore cases, ProposalStore proposals, Transactions transactions) {
        this.cases = cases;
        this.proposals = proposals;
        this.transactions = transactions;
    }

    private record One(TenantId tenant, long number) {}

    private record Unfinished(TenantId tenant) {}

    public Optional<CaseFile> find(TenantId tenant, long number) {
        return transactions.once(
                new One(tenant, number),
                () -> cases.find(tenant, number).map(found -> told(tenant, found)));
    }

    /// Holds the proposal's row until the transaction ends, then reads.
    public Optional<CaseFile> lock(TenantId tenant, long number) {
        return proposals.lock(tenant, number) ? find(tenant, number) : Optional.empty();
    }

    /// Oldest first; those that have expired wait for nobody.
    public List<CaseFile> unfinished(TenantId tenant, Instant at) {
        return transactions.once(
                new Unfinished(tenant),
                () ->
                        cases
                                .unfinished(
                                        tenant, at.minus(Proposal.LONGEST_SILENCE), MOST_UNFINISHED)
                                .stream()
                                .map(found -> told(tenant, found))
                                .toList());
    }

    /// Newest first, below the cursor.
    public List<CaseFile> page(
            TenantId tenant, Set<Proposal.Stage> stages, ProposalStore.Cursor cursor) {
        return cases.page(tenant, stages, cursor).stream()
                .map(found -> told(tenant, found))
                .toList();
    }

    private CaseFile told(TenantId tenant, CaseStore.Case found) {
        var number = found.file().number();
        transactions.once(new Told.Steps(tenant, number), found::steps);
        transactions.once(new Told.Revisions(tenant, number), found::revisions);
        transactions.once(new Told.OpenThreads(tenant, number), found::openThreads);
        return found.file();
    }
}
