package seihon.ledger.replay;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.ledger.log.Appended;

/// Tenants whose log has just grown on this node. A full queue loses a hint; the poll finds the
/// entries all the same.
@Component
class Hints implements Appended {

    private static final int MOST = 1_000;

    private final LinkedBlockingQueue<TenantId> tenants = new LinkedBlockingQueue<>(MOST);

    @Override
    public void advanced(TenantId tenant) {
        if (!tenants.contains(tenant)) {
            var _ = tenants.offer(tenant);
        }
    }

    /// The next hint, or empty when none comes in time.
    Optional<TenantId> next(Duration within) throws InterruptedException {
        return Optional.ofNullable(tenants.poll(within.toNanos(), TimeUnit.NANOSECONDS));
    }
}
