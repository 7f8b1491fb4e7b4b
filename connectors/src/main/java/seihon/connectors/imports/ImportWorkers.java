package seihon.connectors.imports;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.connectors.Imports.State;
import seihon.connectors.Mapping;
import seihon.connectors.Reference;
import seihon.connectors.imports.ImportLeases.Leased;
import seihon.connectors.landing.Landing;
import seihon.connectors.mapping.TenantZone;
import seihon.docs.Documents;
import seihon.domain.Ids;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Intake;
import seihon.ledger.Translator;
import seihon.web.TenantWork;
import seihon.web.Workers;

/// Runs the imports that wait, at most [#MOST_AT_ONCE] companies at a time on this node: at once
/// when one was asked for, and now and then for what other nodes left behind.
@Component
class ImportWorkers implements Workers<Leased> {

    static final int MOST_AT_ONCE = 2;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final ImportRun.Tools tools;
    private final Documents documents;
    private final TenantZone zone;
    private final Ids ids;
    private final TenantWork<Leased> work;

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
        this.work = new TenantWork<>(this, transactions, MOST_AT_ONCE);
    }

    @Override
    public TenantWork<Leased> work() {
        return work;
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
    public Optional<Leased> take(TenantId tenant) {
        return tools.leases().take(tenant, ids.next(), tools.clock().instant());
    }

    @Override
    public void perform(TenantId tenant, Leased leased) throws IOException {
        var target = tools.transactions().read(tenant, () -> target(tenant, leased));
        var refusal =
                target.isEmpty()
                        ? Optional.of(Refusal.of("connectors.import.target-gone", leased.target()))
                        : refusal(tenant, leased, target.get());
        tools.transactions().run(tenant, () -> finish(tenant, leased, refusal));
    }

    /// Why the file cannot be imported; empty once it is.
    private Optional<Refusal> refusal(TenantId tenant, Leased leased, Target target)
            throws IOException {
        try {
            new ImportRun(tools, tenant, leased, this::isRunning).run(target, zone(tenant, target));
            return Optional.empty();
        } catch (CannotSplit wrong) {
            return Optional.of(wrong.why());
        }
    }

    private void finish(TenantId tenant, Leased leased, Optional<Refusal> refusal) {
        var state = refusal.isEmpty() ? State.DONE : State.FAILED;
        tools.leases().finish(tenant, leased, state, refusal);
    }

    @Override
    public void giveBack(TenantId tenant, Leased leased) {
        tools.leases().putBack(tenant, leased);
    }

    @Override
    public void giveUp(TenantId tenant, Leased leased) {
        finish(tenant, leased, Optional.of(Refusal.of("connectors.import.fault")));
    }

    @Override
    public String named(Leased leased) {
        return "import " + leased.id();
    }

    private Optional<Target> target(TenantId tenant, Leased leased) {
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
