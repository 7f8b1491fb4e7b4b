package seihon.ledger;

import seihon.domain.TenantId;

/// Which generation of a projection's rows is the living one. Asked inside a transaction.
public interface Generations {

    /// 0 until the first rebuild.
    int live(TenantId tenant, String projection);

    /// How far the living generation is and what it rests on; at entry 0 before anything was
    /// applied.
    Position position(TenantId tenant, String projection);

    /// Entries below `next` are applied: the tree size that figures from these rows are as of.
    record Position(int gen, long next, String basis) {}
}
