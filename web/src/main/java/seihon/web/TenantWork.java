package seihon.web;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// What [Workers] do on this node, company by company: one thread for a company, so many companies
/// at a time. Takes under a lease (`L`) what waits until nothing is left, and stops between two
/// steps when [#isRunning] turns false.
public final class TenantWork<L> {

    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(TenantWork.class);

    private final Workers<L> workers;
    private final Transactions transactions;
    private final int mostAtOnce;
    private final Semaphore places;
    private final Set<TenantId> working = ConcurrentHashMap.newKeySet();
    private final Set<TenantId> asked = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    public TenantWork(Workers<L> workers, Transactions transactions, int mostAtOnce) {
        this.workers = workers;
        this.transactions = transactions;
        this.mostAtOnce = mostAtOnce;
        this.places = new Semaphore(mostAtOnce);
    }

    void start() {
        running = true;
    }

    boolean isRunning() {
        return running;
    }

    /// Lets the steps that run finish.
    void stop() {
        running = false;
        try {
            if (places.tryAcquire(mostAtOnce, STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(mostAtOnce);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    void wake(TenantId tenant) {
        asked.add(tenant);
        if (running && working.add(tenant)) {
            Thread.ofVirtual().name(workers.name() + "-" + tenant).start(() -> work(tenant));
        }
    }

    /// After a fault nothing is taken until the next wake.
    private void work(TenantId tenant) {
        try {
            while (running && asked.remove(tenant)) {
                places.acquireUninterruptibly();
                try {
                    workOff(tenant);
                } finally {
                    places.release();
                }
            }
        } catch (RuntimeException fault) {
            if (!running) {
                LOG.info("{} of tenant {} was cut off by the end", workers.name(), tenant);
                return;
            }
            LOG.error("{} of tenant {} rests until the next look", workers.name(), tenant, fault);
        } finally {
            working.remove(tenant);
        }
        if (running && asked.contains(tenant)) {
            wake(tenant);
        }
    }

    private void workOff(TenantId tenant) {
        for (var next = take(tenant); next.isPresent(); next = take(tenant)) {
            perform(tenant, next.get());
        }
    }

    private Optional<L> take(TenantId tenant) {
        return running ? transactions.write(tenant, () -> workers.take(tenant)) : Optional.empty();
    }

    /// While the node stops, a fault is most likely that end, and not the work's own.
    private void perform(TenantId tenant, L leased) {
        try {
            workers.perform(tenant, leased);
        } catch (Lost gone) {
            LOG.info("{} of tenant {} was cancelled or taken over", workers.named(leased), tenant);
        } catch (CancellationException stopping) {
            transactions.run(tenant, () -> workers.giveBack(tenant, leased));
        } catch (IOException | RuntimeException fault) {
            if (!running) {
                transactions.run(tenant, () -> workers.giveBack(tenant, leased));
                return;
            }
            LOG.error("{} of tenant {} failed", workers.named(leased), tenant, fault);
            transactions.run(tenant, () -> workers.giveUp(tenant, leased));
        }
    }

    /// Between two steps. `renewal` says whether the lease still stood. Throws
    /// [CancellationException] when this node stops and [Lost] when the lease is gone.
    public void renew(TenantId tenant, Supplier<Boolean> renewal) {
        if (!running) {
            throw new CancellationException("the application stops");
        }
        if (!transactions.write(tenant, renewal)) {
            throw new Lost();
        }
    }

    /// What was leased was cancelled, asked for anew, or taken over by another node.
    public static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Lost() {
            super("the lease is gone", null, false, false);
        }
    }
}
