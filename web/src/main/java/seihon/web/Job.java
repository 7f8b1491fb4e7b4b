package seihon.web;

import java.time.Duration;
import java.time.Instant;
import seihon.domain.TenantId;

/// Work that time asks for. `app` runs every bean of this type for every tenant, one run at a time
/// per job across all nodes. A run that is late or repeated must do no harm: it asks the rows what
/// is due, not how often it was called.
public interface Job {

    /// Stable, `<module>-<what>`: it names the row in the scheduler.
    String name();

    Duration every();

    void run(TenantId tenant, Instant now);
}
