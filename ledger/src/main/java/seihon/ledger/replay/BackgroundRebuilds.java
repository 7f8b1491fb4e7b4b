package seihon.ledger.replay;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.domain.Ids;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Derived;
import seihon.ledger.Projection;
import seihon.ledger.Rebuild;
import seihon.ledger.RebuildJobs;
import seihon.ledger.replay.RebuildJobStore.Leased;

/// Runs the rebuilds that people asked for.
@Component
class BackgroundRebuilds implements RebuildJobs {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundRebuilds.class);

    private final Rebuild rebuild;
    private final Projections projections;
    private final ObjectProvider<Derived> derived;
    private final RebuildJobStore jobs;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    BackgroundRebuilds(
            Rebuild rebuild,
            Projections projections,
            ObjectProvider<Derived> derived,
            RebuildJobStore jobs,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.rebuild = rebuild;
        this.projections = projections;
        this.derived = derived;
        this.jobs = jobs;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public UUID ask(TenantId tenant, String askedBy, Instant at) {
        return transactions.write(
                tenant,
                () ->
                        jobs.unfinished(tenant)
                                .orElseGet(() -> {
                                    jobs.insert(tenant, ids.next(), askedBy, at);
                                    return jobs.unfinished(tenant).orElseThrow();
                                }));
    }

    @Override
    public Optional<Job> find(TenantId tenant, UUID id) {
        return transactions.read(tenant, () -> jobs.find(tenant, id));
    }

    /// Runs the tenant's waiting job, when there is one, to its end. When `goesOn` turns false it
    /// is put back between two batches and resumed by whoever takes it next.
    void runNext(TenantId tenant, BooleanSupplier goesOn) {
        transactions
                .write(tenant, () -> jobs.take(tenant, ids.next(), clock.instant()))
                .ifPresent(leased -> run(tenant, leased, goesOn));
    }

    private void run(TenantId tenant, Leased leased, BooleanSupplier goesOn) {
        try {
            var results = rebuild.all(tenant, progressOf(tenant, leased, goesOn));
            finish(tenant, leased, State.DONE, results);
        } catch (TakenOver lost) {
            LOG.info("rebuild {} of tenant {} was taken over", leased.id(), tenant);
        } catch (CancellationException stopping) {
            LOG.info("rebuild {} of tenant {} goes on after the restart", leased.id(), tenant);
            transactions.run(tenant, () -> jobs.putBack(tenant, leased));
        } catch (RuntimeException fault) {
            LOG.error("rebuild {} of tenant {} failed", leased.id(), tenant, fault);
            finish(tenant, leased, State.FAILED, List.of());
        }
    }

    /// This node was silent for so long that another one has the job.
    private static final class TakenOver extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TakenOver() {
            super("another node has the rebuild", null, false, false);
        }
    }

    private void finish(TenantId tenant, Leased leased, State state, List<Rebuild.Result> results) {
        transactions.run(tenant, () -> jobs.finish(tenant, leased, state, results));
    }

    /// They follow each other, each over all entries.
    private Rebuild.Progress progressOf(TenantId tenant, Leased leased, BooleanSupplier goesOn) {
        var names = names(tenant);
        return (projection, done, total) -> {
            var before = names.indexOf(projection) * total;
            var progress = new RebuildJobStore.Progress(before + done, names.size() * total);
            if (!transactions.write(
                    tenant, () -> jobs.renew(tenant, leased, progress, clock.instant()))) {
                throw new TakenOver();
            }
            if (!goesOn.getAsBoolean()) {
                throw new CancellationException("the application stops");
            }
        };
    }

    private List<String> names(TenantId tenant) {
        var following = transactions.read(tenant, () -> projections.of(tenant));
        return Stream.concat(
                        following.stream().map(Projection::name),
                        derived.orderedStream().map(Derived::name))
                .toList();
    }
}
