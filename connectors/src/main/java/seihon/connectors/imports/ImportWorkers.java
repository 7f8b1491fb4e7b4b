package seihon.connectors.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import seihon.connectors.Imports.State;
import seihon.connectors.Mapping;
import seihon.connectors.Reference;
import seihon.connectors.landing.Landing;
import seihon.connectors.mapping.TenantZone;
import seihon.docs.Documents;
import seihon.domain.Ids;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Intake;
import seihon.ledger.Translator;
import seihon.web.Job;

/// Runs the imports that wait, at most [#MOST_AT_ONCE] companies at a time on this node: at once
/// when one was asked for, and now and then for what other nodes left behind.
@Component
class ImportWorkers implements SmartLifecycle, Job {

    static final int MOST_AT_ONCE = 2;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorkers.class);

    private final ImportRun.Tools tools;
    private final Documents documents;
    private final TenantZone zone;
    private final Ids ids;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Set<TenantId> working = ConcurrentHashMap.newKeySet();
    private final Set<TenantId> asked = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    ImportWorkers(
            Landing landing,
            ImportLeases leases,
            ImportStore store,
            Intake intake,
            Translator translator,
            Documents documents,
            TenantZone zone,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        this.tools =
                new ImportRun.Tools(
                        landing, leases, store, intake, translator, transactions, clock);
        this.documents = documents;
        this.zone = zone;
        this.ids = ids;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Lets the batches that run finish.
    @Override
    public void stop() {
        running = false;
        try {
            if (places.tryAcquire(MOST_AT_ONCE, STOP_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
                places.release(MOST_AT_ONCE);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String name() {
        return "connectors-imports";
    }

    @Override
    public Duration every() {
        return LOOK_EVERY;
    }

    @Override
    public void run(TenantId tenant, Instant now) {
        wake(tenant);
    }

    /// Returns at once.
    void wake(TenantId tenant) {
        asked.add(tenant);
        if (running && working.add(tenant)) {
            Thread.ofVirtual().name("connectors-imports-" + tenant).start(() -> work(tenant));
        }
    }

    private void work(TenantId tenant) {
        try {
            while (running && asked.remove(tenant)) {
                workOff(tenant);
            }
        } catch (RuntimeException fault) {
            LOG.error("imports of tenant {} rest until the next look", tenant, fault);
        } finally {
            working.remove(tenant);
        }
        if (running && asked.contains(tenant)) {
            wake(tenant);
        }
    }

    private void workOff(TenantId tenant) {
        places.acquireUninterruptibly();
        try {
            for (var next = take(tenant); next.isPresent(); next = take(tenant)) {
                run(tenant, next.get());
            }
        } finally {
            places.release();
        }
    }

    private Optional<ImportLeases.Leased> take(TenantId tenant) {
        if (!running) {
            return Optional.empty();
        }
        return tools.transactions()
                .write(
                        tenant,
                        () -> tools.leases().take(tenant, ids.next(), tools.clock().instant()));
    }

    private void run(TenantId tenant, ImportLeases.Leased leased) {
        try {
            var target = tools.transactions().read(tenant, () -> target(tenant, leased));
            if (target.isEmpty()) {
                finish(
                        tenant,
                        leased,
                        State.FAILED,
                        Refusal.of("connectors.import.target-gone", leased.target()));
                return;
            }
            new ImportRun(tools, tenant, leased, this::isRunning)
                    .run(target.get(), zone(tenant, target.get()));
            tools.transactions()
                    .run(
                            tenant,
                            () ->
                                    tools.leases()
                                            .finish(tenant, leased, State.DONE, Optional.empty()));
        } catch (CannotSplit wrong) {
            finish(tenant, leased, State.FAILED, wrong.why());
        } catch (ImportRun.Lost gone) {
            LOG.info("import {} of tenant {} was cancelled or taken over", leased.id(), tenant);
        } catch (CancellationException stopping) {
            tools.transactions().run(tenant, () -> tools.leases().putBack(tenant, leased));
        } catch (java.io.IOException | RuntimeException fault) {
            LOG.error("import {} of tenant {} failed", leased.id(), tenant, fault);
            finish(tenant, leased, State.FAILED, Refusal.of("connectors.import.fault"));
        }
    }

    private void finish(TenantId tenant, ImportLeases.Leased leased, State state, Refusal why) {
        tools.transactions()
                .run(tenant, () -> tools.leases().finish(tenant, leased, state, Optional.of(why)));
    }

    private Optional<Target> target(TenantId tenant, ImportLeases.Leased leased) {
        return leased.kind().equals(Target.MAPPING)
                ? documents
                        .find(tenant, Mapping.class, leased.target())
                        .map(one -> Target.of(one.value()))
                : documents
                        .find(tenant, Reference.class, leased.target())
                        .map(one -> Target.of(one.value()));
    }

    private ZoneId zone(TenantId tenant, Target target) {
        return target.zone()
                .orElseGet(() -> tools.transactions().read(tenant, () -> zone.of(tenant)));
    }
}
