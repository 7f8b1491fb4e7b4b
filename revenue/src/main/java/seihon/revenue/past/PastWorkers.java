package seihon.revenue.past;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import seihon.domain.Ids;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.revenue.past.PastStore.Leased;
import seihon.web.TenantWork;
import seihon.web.Workers;

/// Derives the pasts that were asked for, one company at a time on this node: at once, and now and
/// then what other nodes left behind. Drops those that nobody asked for lately.
@Component
class PastWorkers implements Workers<Leased> {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(30);

    private final PastStore store;
    private final PastDerivation derivation;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final TenantWork<Leased> work;

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
        this.work = new TenantWork<>(this, transactions, 1);
    }

    @Override
    public TenantWork<Leased> work() {
        return work;
    }

    @Override
    public String name() {
        return "revenue-pasts";
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

    @Override
    public Optional<Leased> take(TenantId tenant) {
        return store.take(tenant, ids.next(), clock.instant());
    }

    @Override
    public void perform(TenantId tenant, Leased leased) {
        var gen =
                derivation.derive(
                        new PastDerivation.Order(tenant, leased.model(), leased.size()),
                        total -> progressOf(tenant, leased, total));
        transactions.run(tenant, () -> store.finish(tenant, leased, gen));
    }

    private LongConsumer progressOf(TenantId tenant, Leased leased, long total) {
        return new LongConsumer() {
            private long done;

            @Override
            public void accept(long more) {
                done += more;
                var progress = new PastStore.Progress(done, total);
                work.renew(tenant, () -> store.renew(tenant, leased, progress, clock.instant()));
            }
        };
    }

    @Override
    public void giveBack(TenantId tenant, Leased leased) {
        store.leave(tenant, leased, Past.State.QUEUED);
    }

    @Override
    public void giveUp(TenantId tenant, Leased leased) {
        store.leave(tenant, leased, Past.State.FAILED);
    }

    @Override
    public String named(Leased leased) {
        return leased.model() + " as of " + leased.size();
    }
}
