package seihon.ledger.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import seihon.domain.EntryNo;
import seihon.domain.Ids;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;

/// Appends under the lock of the tenant's head row, so that numbers have no gaps and their order is
/// the order of commits; a sequence would give neither. Everything that costs time (canonical form,
/// commitments, hashes) is done before the lock is taken. Many entries that are probably new are
/// appended without asking which of them are there already; the database says so if one is.
@Component
class TenantLog implements Ledger {

    static final int LARGEST_BATCH = 10_000;

    private final LogStore store;
    private final EntryStore entries;
    private final ErasureKeys keys;
    private final Ids ids;
    private final Transactions transactions;
    private final List<Appended> listeners;

    TenantLog(
            LogStore store,
            EntryStore entries,
            ErasureKeys keys,
            Ids ids,
            Transactions transactions,
            List<Appended> listeners) {
        this.store = store;
        this.entries = entries;
        this.keys = keys;
        this.ids = ids;
        this.transactions = transactions;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public EntryNo append(TenantId tenant, NewEntry entry, Instant recordedAt) {
        return appendAll(tenant, List.of(entry), recordedAt).getFirst();
    }

    @Override
    public List<EntryNo> appendAll(TenantId tenant, List<NewEntry> given, Instant recordedAt) {
        if (given.isEmpty() || given.size() > LARGEST_BATCH) {
            throw new IllegalArgumentException(
                    "append 1 to %d entries at once, found %d"
                            .formatted(LARGEST_BATCH, given.size()));
        }
        var at = recordedAt.truncatedTo(ChronoUnit.MICROS);
        var batch = new Batch(tenant, ids.next(), at, keys.fresh());
        var prepared = prepared(batch, given);
        var numbers = appended(batch, prepared);
        return prepared.stream().map(one -> number(numbers, one.key())).toList();
    }

    private Map<LogStore.Key, Long> appended(Batch batch, List<LogStore.Prepared> prepared) {
        return store.written(
                batch.tenant,
                prepared,
                () -> {
                    var head = store.lockHead(batch.tenant);
                    return appended(batch, prepared, head, new HashMap<>());
                },
                () -> appendedAfterALook(batch, prepared));
    }

    private Map<LogStore.Key, Long> appendedAfterALook(
            Batch batch, List<LogStore.Prepared> prepared) {
        var wanted = prepared.stream().map(LogStore.Prepared::key).distinct().toList();
        var head = store.lockHead(batch.tenant);
        return appended(batch, prepared, head, new HashMap<>(store.numbers(batch.tenant, wanted)));
    }

    /// Appends what has no number yet. Answers all numbers.
    private Map<LogStore.Key, Long> appended(
            Batch batch,
            List<LogStore.Prepared> prepared,
            Frontier head,
            Map<LogStore.Key, Long> numbers) {
        var fresh = numbered(batch, prepared, head, numbers);
        if (!fresh.isEmpty()) {
            write(batch, head, fresh);
        }
        return numbers;
    }

    @Override
    public long size(TenantId tenant) {
        return entries.size(tenant);
    }

    @Override
    public List<Entry> entries(TenantId tenant, long from, int limit) {
        return entries.page(tenant, from, limit);
    }

    @Override
    public List<Entry> find(TenantId tenant, Collection<EntryNo> numbers) {
        return entries.find(tenant, numbers);
    }

    private record Batch(TenantId tenant, UUID id, Instant at, byte[] key) {}

    private List<LogStore.Prepared> prepared(Batch batch, List<NewEntry> given) {
        var subjectKeys = new HashMap<String, byte[]>();
        var preparation = new Preparation(batch.at, Map.of());
        var prepared = new ArrayList<LogStore.Prepared>(given.size());
        for (var entry : given) {
            var key =
                    entry.subject() == null
                            ? batch.key
                            : subjectKeys.computeIfAbsent(
                                    ErasureKeys.ofSubject(entry.subject()),
                                    scope -> keys.findOrMake(batch.tenant, scope));
            prepared.add(preparation.of(entry, Preparation.canonical(entry), key));
        }
        return prepared;
    }

    /// Gives the next numbers to what is not there yet, folds it into the head and adds it to
    /// `numbers`.
    private static List<LogStore.Numbered> numbered(
            Batch batch,
            List<LogStore.Prepared> prepared,
            Frontier head,
            Map<LogStore.Key, Long> numbers) {
        var fresh = new ArrayList<LogStore.Numbered>();
        for (var position = 0; position < prepared.size(); position++) {
            var one = prepared.get(position);
            if (numbers.putIfAbsent(one.key(), head.size()) == null) {
                fresh.add(new LogStore.Numbered(head.size(), batch.id, position, one));
                head.append(one.leafHash());
            }
        }
        return fresh;
    }

    private void write(Batch batch, Frontier head, List<LogStore.Numbered> fresh) {
        if (fresh.stream().anyMatch(one -> one.prepared().entry().subject() == null)) {
            keys.save(batch.tenant, ErasureKeys.ofBatch(batch.id), batch.key);
        }
        store.insert(batch.tenant, batch.at, fresh);
        store.saveHead(batch.tenant, head);
        transactions.afterCommit(
                () -> listeners.forEach(listener -> listener.advanced(batch.tenant)));
    }

    private static EntryNo number(Map<LogStore.Key, Long> numbers, LogStore.Key key) {
        return new EntryNo(Objects.requireNonNull(numbers.get(key)));
    }
}
