package seihon.connectors.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import seihon.connectors.landing.Landing;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Intake;
import seihon.ledger.NewEntry;
import seihon.ledger.Translator;
import seihon.ledger.Translator.Reading;

/// Groups what arrives at the same time: one lane per company, which records up to [#GROUP] events
/// or what came within [#GATHERING] in one transaction. An event per transaction is 25 times slower
/// than a hundred.
@Component
class EventLanes {

    static final int GROUP = 1_000;
    static final Duration GATHERING = Duration.ofMillis(20);

    /// More than can be recorded within a few seconds is better sent again.
    static final int MOST_WAITING = 20_000;

    private static final Duration IDLE = Duration.ofSeconds(5);

    private final Landing landing;
    private final Intake intake;
    private final Translator translator;
    private final Transactions transactions;
    private final Map<TenantId, Lane> lanes = new ConcurrentHashMap<>();

    EventLanes(Landing landing, Intake intake, Translator translator, Transactions transactions) {
        this.landing = landing;
        this.intake = intake;
        this.translator = translator;
        this.transactions = transactions;
    }

    /// A posting that waits to be recorded, and whom to tell.
    record Waiting(
            Landing.Small landed,
            List<NewEntry> entries,
            Instant at,
            CompletableFuture<List<Recorded>> told) {}

    /// What became of one event, and how it reads now.
    record Recorded(Intake.Receipt receipt, Reading reading) {}

    /// Empty when too much is waiting.
    java.util.Optional<CompletableFuture<List<Recorded>>> submit(
            TenantId tenant, Landing.Small landed, List<NewEntry> entries) {
        var waiting =
                new Waiting(landed, entries, landed.arrival().at(), new CompletableFuture<>());
        var taken = new boolean[1];
        lanes.compute(
                tenant,
                (_, lane) -> {
                    var open = lane == null ? new Lane(tenant) : lane;
                    taken[0] = open.take(waiting);
                    return open;
                });
        return taken[0] ? java.util.Optional.of(waiting.told) : java.util.Optional.empty();
    }

    /// One company's queue and the thread that empties it; both go when nothing comes any more.
    private final class Lane implements Runnable {

        private final TenantId tenant;
        private final LinkedBlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
        private final AtomicInteger events = new AtomicInteger();
        private boolean started;

        Lane(TenantId tenant) {
            this.tenant = tenant;
        }

        /// Called under the map's lock of the tenant, like [#retire].
        boolean take(Waiting waiting) {
            var before = events.get();
            if (before > 0 && before + waiting.entries.size() > MOST_WAITING) {
                return false;
            }
            events.addAndGet(waiting.entries.size());
            queue.add(waiting);
            if (!started) {
                started = true;
                Thread.ofVirtual().name("connectors-events-" + tenant).start(this);
            }
            return true;
        }

        @Override
        public void run() {
            try {
                while (true) {
                    var first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                    if (first != null) {
                        record(tenant, gathered(first));
                    } else if (retire()) {
                        return;
                    }
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } finally {
                lanes.remove(tenant, this);
            }
        }

        private boolean retire() {
            lanes.computeIfPresent(tenant, (_, lane) -> queue.isEmpty() ? null : lane);
            return lanes.get(tenant) != this;
        }

        private List<Waiting> gathered(Waiting first) throws InterruptedException {
            var group = new ArrayList<>(List.of(first));
            var size = first.entries.size();
            var until = System.nanoTime() + GATHERING.toNanos();
            while (size < GROUP) {
                var next = queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (next == null) {
                    break;
                }
                group.add(next);
                size += next.entries.size();
            }
            events.addAndGet(-size);
            return group;
        }
    }

    /// Together, or, when that fails, each for itself: one bad posting must not harm the others.
    private void record(TenantId tenant, List<Waiting> group) {
        try {
            var recorded = transactions.write(tenant, () -> recordAll(tenant, group));
            for (var i = 0; i < group.size(); i++) {
                group.get(i).told.complete(recorded.get(i));
            }
        } catch (RuntimeException fault) {
            if (group.size() == 1) {
                group.getFirst().told.completeExceptionally(fault);
            } else {
                group.forEach(one -> record(tenant, List.of(one)));
            }
        } catch (Error fatal) {
            group.forEach(one -> one.told.completeExceptionally(fatal));
            throw fatal;
        }
    }

    private List<List<Recorded>> recordAll(TenantId tenant, List<Waiting> group) {
        landing.landAll(tenant, group.stream().map(Waiting::landed).toList());
        var reader = translator.open(tenant);
        var items = new ArrayList<Intake.Item>();
        var readings = new ArrayList<Reading>();
        for (var one : group) {
            for (var position = 0; position < one.entries.size(); position++) {
                var entry = one.entries.get(position);
                items.add(new Intake.Item(one.landed.batch(), position, entry));
                readings.add(reader.read(Translator.Received.ahead(entry)));
            }
        }
        var at = group.getLast().at;
        var receipts = receipts(tenant, items, at);
        var answers = new ArrayList<List<Recorded>>();
        var next = 0;
        for (var one : group) {
            var answer = new ArrayList<Recorded>();
            for (var i = 0; i < one.entries.size(); i++) {
                answer.add(new Recorded(receipts.get(next), readings.get(next)));
                next++;
            }
            answers.add(answer);
        }
        return answers;
    }

    private List<Intake.Receipt> receipts(TenantId tenant, List<Intake.Item> items, Instant at) {
        var receipts = new ArrayList<Intake.Receipt>();
        for (var from = 0; from < items.size(); from += Intake.MOST_AT_ONCE) {
            var some = items.subList(from, Math.min(items.size(), from + Intake.MOST_AT_ONCE));
            receipts.addAll(
                    intake.receive(tenant, new Intake.Delivery(some, java.util.Set.of(), at)));
        }
        return receipts;
    }
}
