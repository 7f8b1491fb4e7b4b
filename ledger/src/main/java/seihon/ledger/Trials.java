package seihon.ledger;

import java.time.Instant;
import seihon.domain.TenantId;

/// Rows derived by other definitions than those in force, in generations that never live: what a
/// proposal would give, or what was in force earlier. A trial is kept until a moment that its owner
/// moves on, and then discarded, also when its owner is gone. Called outside any transaction.
public interface Trials {

    /// The projection of facts with another translator than the one in force.
    Projection facts(Translator other);

    /// Begins a generation without rows.
    Trial begin(TenantId tenant, Projection projection, Instant keptUntil);

    /// Applies the next batch of the first `size` entries and answers how many are applied; `size`
    /// when there is nothing left. Fails when the trial was discarded.
    long step(TenantId tenant, Trial trial, long size);

    /// Moves on the moment until which the rows are there, or brings it forward.
    void keep(TenantId tenant, String projection, int generation, Instant until);

    /// A generation of the projection's rows.
    record Trial(Projection projection, int generation) {}
}
