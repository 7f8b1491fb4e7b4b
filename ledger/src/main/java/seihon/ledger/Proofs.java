package seihon.ledger;

import java.util.List;
import java.util.Optional;
import seihon.domain.TenantId;

/// Proofs that an entry is in the log of a size (RFC 6962, 2.1.1). Asked inside a transaction.
public interface Proofs {

    /// Empty when there is no such entry in a log of that size.
    Optional<Inclusion> inclusion(TenantId tenant, long seq, long size);

    /// `path` holds the hashes of the neighbours from the leaf up, as hex; with the leaf they give
    /// `root`, the head of the log of `size`.
    record Inclusion(long seq, long size, String leaf, String root, List<String> path) {
        public Inclusion {
            path = List.copyOf(path);
        }
    }
}
