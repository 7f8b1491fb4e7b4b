package seihon.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import seihon.domain.TenantId;

/// Rebuilds that run in the background, one at a time for a tenant, and go on after a crash.
public interface RebuildJobs {

    /// The new job's id; that of the one already waiting or running when there is one.
    UUID ask(TenantId tenant, String askedBy, Instant at);

    Optional<Job> find(TenantId tenant, UUID id);

    /// `done` and `total` count entries over all projections; `results` are there once done.
    record Job(UUID id, State state, long done, long total, List<Rebuild.Result> results) {
        public Job {
            results = List.copyOf(results);
        }
    }

    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED
    }
}
