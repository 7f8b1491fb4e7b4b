package seihon.revenue.past;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Trials;

/// What questions find of the past, and how they ask for it: a question is answered in a read
/// transaction, so what it asks for is written after it.
@Component
public class Pasts {

    /// How many a company may keep at a time.
    public static final int MOST_KEPT = 20;

    /// After the last question.
    static final Duration KEPT = Duration.ofHours(1);

    private final PastStore store;
    private final ObjectProvider<PastWorkers> workers;
    private final Trials trials;
    private final Transactions transactions;
    private final Clock clock;

    Pasts(
            PastStore store,
            ObjectProvider<PastWorkers> workers,
            Trials trials,
            Transactions transactions,
            Clock clock) {
        this.store = store;
        this.workers = workers;
        this.trials = trials;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// The same past has the same id, so that two nodes ask for it once.
    static UUID id(TenantId tenant, String model, long size) {
        var name = tenant.value() + "/" + model + "/" + size;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    public Optional<Past> find(TenantId tenant, String model, UUID id) {
        return store.find(tenant, id).filter(past -> past.model().equals(model));
    }

    /// What is there of it now; whatever that is, it is kept (or derived) from now on. Empty: there
    /// are too many others.
    public Optional<Past> want(TenantId tenant, String model, long size) {
        var id = id(tenant, model, size);
        var found = store.find(tenant, id);
        if (found.isEmpty() && store.count(tenant) >= MOST_KEPT) {
            return Optional.empty();
        }
        transactions.afterCommit(() -> ask(tenant, new PastStore.Wanted(id, model, size)));
        return Optional.of(
                found.orElseGet(() ->
                        new Past(id, model, size, Past.State.QUEUED, 0, 0, OptionalInt.empty())));
    }

    private void ask(TenantId tenant, PastStore.Wanted wanted) {
        var now = clock.instant();
        var until = now.plus(KEPT);
        var found =
                transactions.write(
                        tenant,
                        () -> {
                            store.ask(tenant, wanted, now, until);
                            return store.find(tenant, wanted.id()).orElseThrow();
                        });
        found.gen().ifPresent(gen -> trials.keep(tenant, "revenue/" + wanted.model(), gen, until));
        workers.getObject().wake(tenant);
    }
}
