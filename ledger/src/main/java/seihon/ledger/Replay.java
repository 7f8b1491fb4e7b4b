package seihon.ledger;

import seihon.domain.TenantId;

/// Applies entries to projections at once, where somebody cannot wait for the workers: after
/// provisioning, in commands of the terminal, in tests.
public interface Replay {

    /// Returns when every projection of the tenant has applied what was recorded before the call.
    /// Call it outside any transaction.
    void catchUp(TenantId tenant);
}
