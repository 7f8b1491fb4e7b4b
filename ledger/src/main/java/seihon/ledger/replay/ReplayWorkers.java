package seihon.ledger.replay;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Projection;

/// Keeps projections up with the log: a hint after each commit, and a look at every tenant once a
/// second for what other nodes recorded or a hint that was lost. Each piece of work runs on a
/// virtual thread of its own, at most [#MOST_AT_ONCE] at a time, one for a tenant and purpose. What
/// reads the whole log again has places of its own and never keeps the others waiting.
@Component
class ReplayWorkers implements SmartLifecycle {

    static final Duration POLL = Duration.ofSeconds(1);
    static final int MOST_AT_ONCE = 4;
    static final int MOST_REBUILDS_AT_ONCE = 2;
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(5);
    private static final int POLLS_BETWEEN_DISCARDS = 60;
    private static final Logger LOG = LoggerFactory.getLogger(ReplayWorkers.class);

    private final Hints hints;
    private final Replayer replayer;
    private final CatchUp catchUp;
    private final CursorStore cursors;
    private final RetiredGenerations retired;
    private final BackgroundRebuilds rebuilds;
    private final Transactions transactions;
    private final Clock clock;

    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final Semaphore rebuildPlaces = new Semaphore(MOST_REBUILDS_AT_ONCE);
    private final Set<Task> running = ConcurrentHashMap.newKeySet();
    private final Map<Task, Pause> pauses = new ConcurrentHashMap<>();
    private volatile @Nullable Thread dispatcher;

    ReplayWorkers(
            Hints hints,
            Replayer replayer,
            CatchUp catchUp,
            CursorStore cursors,
            RetiredGenerations retired,
            BackgroundRebuilds rebuilds,
            Transactions transactions,
            Clock clock) {
        this.hints = hints;
        this.replayer = replayer;
        this.catchUp = catchUp;
        this.cursors = cursors;
        this.retired = retired;
        this.rebuilds = rebuilds;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record Task(TenantId tenant, String purpose) {}

    /// After a fault a task rests, twice as long each time.
    private record Pause(Duration length, long untilNanos) {

        static Pause after(@Nullable Pause former) {
            var length = former == null ? POLL : former.length.multipliedBy(2);
            var bounded = length.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : length;
            return new Pause(bounded, System.nanoTime() + bounded.toNanos());
        }

        boolean isOver() {
            return System.nanoTime() - untilNanos >= 0;
        }
    }

    @Override
    public void start() {
        var thread = Thread.ofVirtual().name("ledger-replay").unstarted(this::dispatch);
        // Named before it runs: its loop ends when it finds no dispatcher.
        dispatcher = thread;
        thread.start();
    }

    @Override
    public boolean isRunning() {
        return dispatcher != null;
    }

    /// Lets the batches that run finish and begins no other.
    @Override
    public void stop() {
        var stopping = dispatcher;
        dispatcher = null;
        if (stopping == null) {
            return;
        }
        // An interrupt would tear the connection of a look that is under way.
        hints.advanced(TenantId.NOBODY);
        try {
            stopping.join(STOP_WITHIN);
            var until = System.nanoTime() + STOP_WITHIN.toNanos();
            if (!isQuiet(places, MOST_AT_ONCE, until)
                    || !isQuiet(rebuildPlaces, MOST_REBUILDS_AT_ONCE, until)) {
                LOG.warn("replay work still runs after {}; it will roll back", STOP_WITHIN);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isQuiet(Semaphore places, int all, long untilNanos)
            throws InterruptedException {
        var left = untilNanos - System.nanoTime();
        if (!places.tryAcquire(all, left, TimeUnit.NANOSECONDS)) {
            return false;
        }
        places.release(all);
        return true;
    }

    /// Beside the other workers: a closing house waits for all of them together, and not for long.
    @Override
    public void stop(Runnable callback) {
        Thread.ofVirtual()
                .name("ledger-replay-stop")
                .start(() -> {
                    stop();
                    callback.run();
                });
    }

    private void dispatch() {
        var nextPoll = System.nanoTime();
        var polls = 0;
        while (isRunning()) {
            try {
                var wait = Math.max(0, nextPoll - System.nanoTime());
                var hinted = hints.next(Duration.ofNanos(wait));
                if (!isRunning()) {
                    return;
                }
                if (hinted.isPresent()) {
                    replay(hinted.get());
                } else {
                    nextPoll = System.nanoTime() + POLL.toNanos();
                    pollAll(polls++ % POLLS_BETWEEN_DISCARDS == 0);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException fault) {
                if (!isRunning()) {
                    return;
                }
                LOG.warn("replay cannot look at the ledger and tries again in a second", fault);
            }
        }
    }

    private void pollAll(boolean discards) throws InterruptedException {
        for (var tenant : cursors.tenants()) {
            replay(tenant);
            runLong(
                    new Task(tenant, "rebuild job"),
                    () -> rebuilds.runNext(tenant, this::isRunning));
            if (discards) {
                run(new Task(tenant, "discard"), () -> retired.discard(tenant, clock.instant()));
            }
        }
    }

    private void replay(TenantId tenant) throws InterruptedException {
        for (var projection : transactions.read(tenant, () -> replayer.behind(tenant))) {
            run(new Task(tenant, projection.name()), () -> follow(tenant, projection));
        }
    }

    private void follow(TenantId tenant, Projection projection) {
        var step = Replayer.Step.MORE;
        while (step == Replayer.Step.MORE && isRunning()) {
            step = catchUp.follow(tenant, projection);
        }
        if (step == Replayer.Step.STALE) {
            runLong(
                    new Task(tenant, "renewal of " + projection.name()),
                    () -> {
                        catchUp.renew(tenant, projection);
                        hints.advanced(tenant);
                    });
        }
    }

    /// Waits for a place; does nothing while the same task runs or rests.
    private void run(Task task, Runnable work) throws InterruptedException {
        if (begins(task)) {
            places.acquire();
            start(task, places, work);
        }
    }

    /// Does nothing either while there is no place: the next look comes in a second.
    private void runLong(Task task, Runnable work) {
        if (rebuildPlaces.tryAcquire()) {
            if (begins(task)) {
                start(task, rebuildPlaces, work);
            } else {
                rebuildPlaces.release();
            }
        }
    }

    private boolean begins(Task task) {
        var pause = pauses.get(task);
        return (pause == null || pause.isOver()) && running.add(task);
    }

    private void start(Task task, Semaphore from, Runnable work) {
        Thread.ofVirtual()
                .name("ledger-replay-" + task.purpose)
                .start(() -> perform(task, from, work));
    }

    private void perform(Task task, Semaphore from, Runnable work) {
        try {
            work.run();
            pauses.remove(task);
        } catch (RuntimeException fault) {
            pauses.compute(task, (_, former) -> Pause.after(former));
            if (isRunning()) {
                LOG.error("{} of tenant {} failed; trying again", task.purpose, task.tenant, fault);
            }
        } finally {
            running.remove(task);
            from.release();
        }
    }
}
