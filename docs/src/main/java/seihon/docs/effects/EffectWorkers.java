package seihon.docs.effects;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import seihon.docs.Effect;
import seihon.docs.ProposedChange;
import seihon.docs.change.CaseFiles;
import seihon.docs.change.CheckList;
import seihon.docs.change.Judgement;
import seihon.docs.effects.EffectStore.Leased;
import seihon.domain.Ids;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.web.TenantWork;
import seihon.web.WaitingChanged;
import seihon.web.Workers;

/// Calculates the effects that were asked for, one company at a time on this node: at once after a
/// step of a proposal, and now and then for what other nodes left behind.
@Component
class EffectWorkers implements Workers<Leased> {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final EffectWatch watch;
    private final EffectStore store;
    private final CheckList checks;
    private final CaseFiles files;
    private final Judgement judgement;
    private final Transactions transactions;
    private final Ids ids;
    private final ApplicationEventPublisher hints;
    private final Clock clock;
    private final TenantWork<Leased> work;

    EffectWorkers(
            EffectWatch watch,
            EffectStore store,
            CheckList checks,
            CaseFiles files,
            Judgement judgement,
            Transactions transactions,
            Ids ids,
            ApplicationEventPublisher hints,
            Clock clock) {
        this.watch = watch;
        this.store = store;
        this.checks = checks;
        this.files = files;
        this.judgement = judgement;
        this.transactions = transactions;
        this.ids = ids;
        this.hints = hints;
        this.clock = clock;
        this.work = new TenantWork<>(this, transactions, 1);
    }

    @Override
    public TenantWork<Leased> work() {
        return work;
    }

    @Override
    public String name() {
        return "docs-effects";
    }

    @Override
    public Duration every() {
        return LOOK_EVERY;
    }

    @Override
    public void run(TenantId tenant, Instant now) {
        if (isRunning() && checks.hasEffects()) {
            transactions.run(tenant, () -> watch.look(tenant, now));
            wake(tenant);
        }
    }

    /// Whoever opened or revised a proposal waits for no look.
    @EventListener
    void after(WaitingChanged hint) {
        run(hint.tenant(), clock.instant());
    }

    @Override
    public Optional<Leased> take(TenantId tenant) {
        return store.take(tenant, ids.next(), clock.instant());
    }

    @Override
    public void perform(TenantId tenant, Leased leased) {
        var change = transactions.read(tenant, () -> change(tenant, leased));
        var effect = checks.effectNamed(leased.effect());
        if (change.isEmpty() || effect.isEmpty()) {
            transactions.run(tenant, () -> store.forget(tenant, leased.proposal()));
            return;
        }
        var preview =
                effect.get()
                        .calculate(
                                tenant, change.get(), clock.instant(), progressOf(tenant, leased));
        transactions.run(tenant, () -> store.finish(tenant, leased, preview, clock.instant()));
        hints.publishEvent(new WaitingChanged(tenant));
    }

    private Optional<ProposedChange> change(TenantId tenant, Leased leased) {
        return files.find(tenant, leased.proposal())
                .filter(file -> file.proposal().isUnfinished())
                .filter(file -> file.digest().equals(leased.digest()))
                .map(file -> judgement.change(tenant, file));
    }

    private Effect.Progress progressOf(TenantId tenant, Leased leased) {
        return (done, total) -> {
            var progress = new EffectStore.Progress(done, total);
            work.renew(tenant, () -> store.renew(tenant, leased, progress, clock.instant()));
        };
    }

    @Override
    public void giveBack(TenantId tenant, Leased leased) {
        store.leave(tenant, leased, Calculated.State.QUEUED);
    }

    @Override
    public void giveUp(TenantId tenant, Leased leased) {
        store.leave(tenant, leased, Calculated.State.FAILED);
    }

    @Override
    public String named(Leased leased) {
        return "effect of proposal " + leased.proposal();
    }
}
