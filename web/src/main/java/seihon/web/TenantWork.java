package seihon.web;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seihon.domain.TenantId;

/// Work in the background of this node that somebody asks for, company by company: one thread for a
/// company, so many companies at a time. The work itself asks its rows what is to be done, takes it
/// under a lease and stops between two steps when [#isRunning] turns false. A room's lifecycle
/// starts and stops it.
public final class TenantWork {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(TenantWork.class);

    private final String name;
    private final int mostAtOnce;
    private final Consumer<TenantId> workOff;
    private final Semaphore places;
    private final Set<TenantId> working = ConcurrentHashMap.newKeySet();
    private final Set<TenantId> asked = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    /// `workOff` does everything that waits; after a fault it is asked again with the next wake.
    public TenantWork(String name, int mostAtOnce, Consumer<TenantId> workOff) {
        this.name = name;
        this.mostAtOnce = mostAtOnce;
        this.workOff = workOff;
        this.places = new Semaphore(mostAtOnce);
    }

    public void start() {
        running = true;
    }

    public boolean isRunning() {
        return running;
    }

    /// Lets the steps that run finish.
    public void stop() {
        running = false;
        try {
            if (places.tryAcquire(mostAtOnce, STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(mostAtOnce);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// Returns at once.
    public void wake(TenantId tenant) {
        asked.add(tenant);
        if (running && working.add(tenant)) {
            Thread.ofVirtual().name(name + "-" + tenant).start(() -> work(tenant));
        }
    }

    private void work(TenantId tenant) {
        try {
            while (running && asked.remove(tenant)) {
                places.acquireUninterruptibly();
                try {
                    workOff.accept(tenant);
                } finally {
                    places.release();
                }
            }
        } catch (RuntimeException fault) {
            LOG.error("{} of tenant {} rests until the next look", name, tenant, fault);
        } finally {
            working.remove(tenant);
        }
        if (running && asked.contains(tenant)) {
            wake(tenant);
        }
    }
}
