package seihon.connectors.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.CancellationException;
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
import seihon.web.TenantWork;

/// Runs the imports that wait, at most [#MOST_AT_ONCE] companies at a time on this node: at once
/// when one was asked for, and now and then for what other nodes left behind.
@Component
class ImportWorkers implements SmartLifecycle, Job {

    private static final String NAME = "connectors-imports";
    static final int MOST_AT_ONCE = 2;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorkers.class);

    private final ImportRun.Tools tools;
    private final Documents documents;
    private final TenantZone zone;
    private final Ids ids;
    private final TenantWork work;

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
        this.work = new TenantWork(NAME, MOST_AT_ONCE, this::workOff);
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
        wake(tenant);
    }

    /// Returns at once.
    void wake(TenantId tenant) {
        work.wake(tenant);
    }

    private void workOff(TenantId tenant) {
        for (var next = take(tenant); next.isPresent(); next = take(tenant)) {
            run(tenant, next.get());
        }
    }

    private Optional<ImportLeases.Leased> take(TenantId tenant) {
        if (!isRunning()) {
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
