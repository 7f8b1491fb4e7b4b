package seihon.docs.effects;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
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
import seihon.web.Job;
import seihon.web.TenantWork;
import seihon.web.WaitingChanged;

/// Calculates the effects that were asked for, one company at a time on this node: at once after a
/// step of a proposal, and now and then for what other nodes left behind.
@Component
class EffectWorkers implements SmartLifecycle, Job {

    private static final String NAME = "docs-effects";
    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(EffectWorkers.class);

    private final EffectWatch watch;
    private final EffectStore store;
    private final CheckList checks;
    private final CaseFiles files;
    private final Judgement judgement;
    private final Transactions transactions;
    private final Ids ids;
    private final ApplicationEventPublisher hints;
    private final Clock clock;
    private final TenantWork work;

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
        if (isRunning() && checks.hasEffects()) {
            transactions.run(tenant, () -> watch.look(tenant, now));
            work.wake(tenant);
        }
    }

    /// Whoever opened or revised a proposal waits for no look.
    @EventListener
    void after(WaitingChanged hint) {
        run(hint.tenant(), clock.instant());
    }

    private void workOff(TenantId tenant) {
        for (var next = take(tenant); next.isPresent(); next = take(tenant)) {
            calculate(tenant, next.get());
        }
    }

    private Optional<Leased> take(TenantId tenant) {
        return isRunning()
                ? transactions.write(tenant, () -> store.take(tenant, ids.next(), clock.instant()))
                : Optional.empty();
    }

    private void calculate(TenantId tenant, Leased leased) {
        try {
            var change = transactions.read(tenant, () -> change(tenant, leased));
            var effect = checks.effectNamed(leased.effect());
            if (change.isEmpty() || effect.isEmpty()) {
                transactions.run(tenant, () -> store.forget(tenant, leased.proposal()));
                return;
            }
            var preview =
                    effect.get()
                            .calculate(
                                    tenant,
                                    change.get(),
                                    clock.instant(),
                                    progressOf(tenant, leased));
            transactions.run(tenant, () -> store.finish(tenant, leased, preview, clock.instant()));
            hints.publishEvent(new WaitingChanged(tenant));
        } catch (Lost gone) {
            LOG.info("effect of proposal {} of {} is not wanted", leased.proposal(), tenant);
        } catch (CancellationException stopping) {
            leave(tenant, leased, Calculated.State.QUEUED);
        } catch (RuntimeException fault) {
            LOG.error("effect of proposal {} of {} failed", leased.proposal(), tenant, fault);
            leave(tenant, leased, Calculated.State.FAILED);
        }
    }

    private Optional<ProposedChange> change(TenantId tenant, Leased leased) {
        return files.find(tenant, leased.proposal())
                .filter(file -> file.proposal().isUnfinished())
                .filter(file -> file.digest().equals(leased.digest()))
                .map(file -> judgement.change(tenant, file));
    }

    /// The row was asked for anew, cancelled, or taken over by another node.
    private static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private Effect.Progress progressOf(TenantId tenant, Leased leased) {
        return (done, total) -> {
            if (!isRunning()) {
                throw new CancellationException("the application stops");
            }
            var progress = new EffectStore.Progress(done, total);
            var kept =
                    transactions.write(
                            tenant, () -> store.renew(tenant, leased, progress, clock.instant()));
            if (!kept) {
                throw new Lost();
            }
        };
    }

    private void leave(TenantId tenant, Leased leased, Calculated.State state) {
        transactions.run(tenant, () -> store.leave(tenant, leased, state));
    }
}
