package seihon.ledger.replay;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import seihon.domain.TenantId;
import seihon.ledger.Batch;
import seihon.ledger.Projection;

/// A projection that lists what it was told, per tenant and generation, in memory: a rolled-back
/// batch would be seen in it.
final class Tally implements Projection {

    private final Map<String, List<Long>> seen = new ConcurrentHashMap<>();
    private final AtomicBoolean stumbles = new AtomicBoolean();

    private final String name;

    Tally() {
        this("ledger-tally");
    }

    Tally(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    private final Map<TenantId, String> bases = new ConcurrentHashMap<>();

    void restOn(TenantId tenant, String basis) {
        bases.put(tenant, basis);
    }

    @Override
    public String basis(TenantId tenant) {
        return bases.getOrDefault(tenant, "mapping@1");
    }

    /// The next batch throws before it is applied.
    void stumbleOnce() {
        stumbles.set(true);
    }

    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final AtomicInteger atTheGate = new AtomicInteger();

    /// Generations that are built wait until the gate opens.
    void holdRebuildsUntil(CountDownLatch opens) {
        atTheGate.set(0);
        gate = opens;
    }

    int rebuildsThatWait() {
        return atTheGate.get();
    }

    @Override
    public void applyUnseen(TenantId tenant, int generation, Batch batch) {
        atTheGate.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
        apply(tenant, generation, batch);
    }

    @Override
    public void apply(TenantId tenant, int generation, Batch batch) {
        if (stumbles.getAndSet(false)) {
            throw new IllegalStateException("stumbled, as the test asked");
        }
        rows(tenant, generation)
                .addAll(batch.entries().stream().map(entry -> entry.seq().value()).toList());
    }

    List<Long> rows(TenantId tenant, int generation) {
        return seen.computeIfAbsent(
                tenant + "/" + generation, _ -> new java.util.concurrent.CopyOnWriteArrayList<>());
    }

    @Override
    public int discard(TenantId tenant, int generation, int limit) {
        var rows = rows(tenant, generation);
        var gone = Math.min(limit, rows.size());
        rows.subList(0, gone).clear();
        return gone;
    }

    @Override
    public byte[] digest(TenantId tenant, int generation) {
        return rows(tenant, generation).toString().getBytes(StandardCharsets.UTF_8);
    }
}
