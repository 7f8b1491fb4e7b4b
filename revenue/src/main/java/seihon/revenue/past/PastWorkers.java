package seihon.revenue.past;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import seihon.domain.Ids;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.revenue.past.PastStore.Leased;
import seihon.web.Job;
import seihon.web.TenantWork;

/// Derives the pasts that were asked for, one company at a time on this node: at once, and now and
/// then what other nodes left behind. Drops those that nobody asked for lately.
@Component
class PastWorkers implements SmartLifecycle, Job {

    private static final String NAME = "revenue-pasts";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(PastWorkers.class);

    private final PastStore store;
    private final PastDerivation derivation;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final TenantWork work;

    PastWorkers(
            PastStore store,
            PastDerivation derivation,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.store = store;
        this.derivation = derivation;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.work = new TenantWork(NAME, 1, this::workOff);
    }

    @Override
    public void start() {
        work.start();
    }

    @Override
    public boolean isRunning() {
        return work.isRunning();
    }

    @Override
    public void stop() {
        work.stop();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration every() {
        return LOOK_EVERY;
    }

    @Override
    public void run(TenantId tenant, Instant now) {
        transactions.run(tenant, () -> store.drop(tenant, now));
        wake(tenant);
    }

    /// Returns at once.
    void wake(TenantId tenant) {
        work.wake(tenant);
    }

    private void workOff(TenantId tenant) {
        for (var next = take(tenant); next.isPresent(); next = take(tenant)) {
            derive(tenant, next.get());
        }
    }

    private Optional<Leased> take(TenantId tenant) {
        return isRunning()
                ? transactions.write(tenant, () -> store.take(tenant, ids.next(), clock.instant()))
                : Optional.empty();
    }

    private void derive(TenantId tenant, Leased leased) {
        try {
            var gen =
                    derivation.derive(
                            new PastDerivation.Order(tenant, leased.model(), leased.size()),
                            total -> progressOf(tenant, leased, total));
            transactions.run(tenant, () -> store.finish(tenant, leased, gen));
        } catch (Lost gone) {
            LOG.info("{} as of {} of {} is not wanted", leased.model(), leased.size(), tenant);
        } catch (CancellationException stopping) {
            leave(tenant, leased, Past.State.QUEUED);
        } catch (RuntimeException fault) {
            LOG.error("{} as of {} of {} failed", leased.model(), leased.size(), tenant, fault);
            leave(tenant, leased, Past.State.FAILED);
        }
    }

    /// The row was dropped or taken over by another node.
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private LongConsumer progressOf(TenantId tenant, Leased leased, long total) {
        return new LongConsumer() {
            private long done;

            @Override
            public void accept(long more) {
                if (!isRunning()) {
                    throw new CancellationException("the application stops");
                }
                done += more;
                var progress = new PastStore.Progress(done, total);
                var kept =
                        transactions.write(
                                tenant,
                                () -> store.renew(tenant, leased, progress, clock.instant()));
                if (!kept) {
                    throw new Lost();
                }
            }
        };
    }

    private void leave(TenantId tenant, Leased leased, Past.State state) {
        transactions.run(tenant, () -> store.leave(tenant, leased, state));
    }
}
