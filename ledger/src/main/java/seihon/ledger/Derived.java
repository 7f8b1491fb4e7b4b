package seihon.ledger;

import java.time.Instant;
import seihon.domain.TenantId;

/// Rows derived from the ledger that are no [Projection], because the command that appends the
/// entry writes them with it. Their room makes them again by itself; a rebuild asks for it like for
/// everything else.
public interface Derived {

    /// Stable, and no projection's: `docs-reading`.
    String name();

    /// Derives everything into a new generation, compares it with the living one and makes it the
    /// living one. Runs to the end in the calling thread, outside any transaction; what it writes
    /// is told to `progress` within the transaction that writes it.
    Rebuild.Result rebuild(TenantId tenant, Instant at, Rebuild.Progress progress);
}
