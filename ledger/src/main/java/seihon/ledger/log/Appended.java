package seihon.ledger.log;

import seihon.domain.TenantId;

/// Told after the commit of a transaction that appended: a hint to look, never the truth.
public interface Appended {

    void advanced(TenantId tenant);
}
