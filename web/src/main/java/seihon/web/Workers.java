package seihon.web;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;
import seihon.domain.TenantId;

/// A room's work in the background that somebody asks for: rows say what is to be done, and a
/// worker takes one (`L`) under a lease. [TenantWork] runs it: at once when it is woken, and now
/// and then for what other nodes left behind.
public interface Workers<L> extends SmartLifecycle, Job {

    TenantWork<L> work();

    /// In a transaction: one that waits, or whose node went silent.
    Optional<L> take(TenantId tenant);

    /// Does it and says so. Between two steps it renews its lease by [TenantWork#renew].
    void perform(TenantId tenant, L leased) throws IOException;

    /// In a transaction: this node stops; another goes on.
    void giveBack(TenantId tenant, L leased);

    /// In a transaction, after a fault.
    void giveUp(TenantId tenant, L leased);

    /// For the log.
    String named(L leased);

    /// Returns at once.
    default void wake(TenantId tenant) {
        work().wake(tenant);
    }

    @Override
    default void run(TenantId tenant, Instant now) {
        wake(tenant);
    }

    @Override
    default void start() {
        work().start();
    }

    @Override
    default boolean isRunning() {
        return work().isRunning();
    }

    @Override
    default void stop() {
        work().stop();
    }

    /// Beside the others: a closing house waits for all of them together, and not for long. A step
    /// that is cut off rolls back, and its lease runs out.
    @Override
    default void stop(Runnable callback) {
        Thread.ofVirtual()
                .name(name() + "-stop")
                .start(() -> {
                    stop();
                    callback.run();
                });
    }
}
