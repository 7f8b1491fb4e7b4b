package seihon.ledger;

import seihon.domain.TenantId;

/// Which generation of a projection's rows is the living one. Asked inside a transaction.
public interface Generations {

    /// 0 until the first rebuild.
    int live(TenantId tenant, String projection);
}
