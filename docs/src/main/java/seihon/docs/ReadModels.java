package seihon.docs;

import java.time.Instant;
import seihon.domain.TenantId;
import seihon.ledger.Rebuild;

/// The rows that document pages, history and search read, made again from Git and the ledger (law
/// 2: everything else is derived).
public interface ReadModels {

    /// Replays every decision that moved `main`, and the notes, into a new generation, compares it
    /// with the living one and makes it the living one. Runs to the end in the calling thread,
    /// outside any transaction; only the last step keeps merges waiting.
    Rebuild.Result rebuild(TenantId tenant, Instant at, Rebuild.Progress progress);
}
