package seihon.ledger.log;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Intake;
import seihon.ledger.ReceivedId;

/// Appends what was received: at once when it is probably new. Otherwise, and when it turned out
/// not to be, what is there already is looked up before the head is locked, and again only when
/// somebody appended in between. Only what was there before with other content is hashed again
/// under the lock, because only there it turns out which version it is.
@Component
class TenantIntake implements Intake {

    /// From here on the copy protocol is faster than arrays.
    static final int LIVE = 1_000;

    private final LogStore store;
    private final EntryStore entries;
    private final EntryCopy copy;
    private final VersionStore versions;
    private final ErasureKeys keys;
    private final Transactions transactions;
    private final List<Appended> listeners;

    TenantIntake(
            LogStore store,
            EntryStore entries,
            EntryCopy copy,
            VersionStore versions,
            ErasureKeys keys,
            Transactions transactions,
            List<Appended> listeners) {
        this.store = store;
        this.entries = entries;
        this.copy = copy;
        this.versions = versions;
        this.keys = keys;
        this.transactions = transactions;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public List<Receipt> receive(TenantId tenant, Delivery delivery) {
        var at = delivery.at().truncatedTo(ChronoUnit.MICROS);
        var items = delivery.items();
        var preparation =
                new Preparation(at, keys.findOrMakeAll(tenant, Preparation.scopes(items).toList()));
        var prepared = items.stream().map(TenantIntake::firstVersion).map(preparation::of).toList();
        var received = new Received(tenant, delivery, preparation, prepared);
        return store.written(
                tenant,
                prepared,
                () -> take(received, store.lockHead(tenant), new HashMap<>()),
                () -> afterALook(received));
    }

    /// A delivery whose entries are ready to be numbered.
    private record Received(
            TenantId tenant,
            Delivery delivery,
            Preparation preparation,
            List<LogStore.Prepared> prepared) {}

    private List<Receipt> afterALook(Received received) {
        var sizeBefore = entries.size(received.tenant);
        var knownBefore = known(received);
        var head = store.lockHead(received.tenant);
        var known = head.size() == sizeBefore ? knownBefore : known(received);
        return take(received, head, known);
    }

    /// `known` is what was there before.
    private List<Receipt> take(Received received, Frontier head, Map<LogStore.Key, Known> known) {
        var taking = new Taking(received.preparation, head, known);
        var items = received.delivery.items();
        for (var i = 0; i < items.size(); i++) {
            taking.take(items.get(i), received.prepared.get(i));
        }
        if (!taking.fresh.isEmpty()) {
            write(received.tenant, taking, received.preparation);
        }
        return taking.receipts;
    }

    @Override
    public List<EntryNo> entriesOf(TenantId tenant, UUID batch, long before) {
        return versions.entriesOf(tenant, batch, before);
    }

    private static Item firstVersion(Item item) {
        var id = item.entry().idempotencyKey();
        var key = ReceivedId.first(id).key();
        return key.equals(id)
                ? item
                : new Item(item.batch(), item.position(), item.entry().named(key));
    }

    /// Where a received thing stands: its newest version and what that one holds. Content that was
    /// erased cannot be told from anything. Payloads are taken apart only when the thing comes
    /// again: most never do, and the head is locked.
    private record Known(
            int version, long seq, boolean holds, @Nullable String payloadUnlessErased) {

        boolean isSame(String payload) {
            return holds
                    && (payloadUnlessErased == null
                            || CanonicalJson.content(payloadUnlessErased)
                                    .equals(CanonicalJson.content(payload)));
        }
    }

    private Map<LogStore.Key, Known> known(Received received) {
        var tenant = received.tenant;
        var wanted = received.prepared.stream().map(LogStore.Prepared::key).distinct().toList();
        var first = store.numbers(tenant, wanted);
        if (first.isEmpty()) {
            return new HashMap<>();
        }
        var newest =
                versions.newest(tenant, first.keySet().stream().map(TenantIntake::id).toList());
        var standing = new HashMap<LogStore.Key, VersionStore.Numbered>();
        first.forEach((key, seq) ->
                standing.put(key, newest.getOrDefault(id(key), new VersionStore.Numbered(1, seq))));
        var contents =
                versions.contents(
                        tenant,
                        standing.values().stream().map(VersionStore.Numbered::seq).toList());
        return standing.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                one ->
                                        known(
                                                one.getValue(),
                                                contents,
                                                received.delivery.takenBack()),
                                (one, _) -> one,
                                HashMap::new));
    }

    private static Known known(
            VersionStore.Numbered newest,
            Map<Long, VersionStore.Content> contents,
            Set<UUID> takenBack) {
        var found = Optional.ofNullable(contents.get(newest.seq())).orElseThrow();
        return new Known(
                newest.n(),
                newest.seq(),
                !takenBack.contains(found.batch()),
                found.payloadUnlessErased());
    }

    /// The key of a first version as the id it stands for.
    private static LogStore.Key id(LogStore.Key first) {
        return new LogStore.Key(first.source(), ReceivedId.ofKey(first.idempotencyKey()).id());
    }

    /// One pass over a delivery under the lock.
    private static final class Taking {

        private final Preparation preparation;
        private final Frontier head;
        private final Map<LogStore.Key, Known> known;
        private final List<Receipt> receipts = new ArrayList<>();
        private final List<LogStore.Numbered> fresh = new ArrayList<>();
        private final List<VersionStore.Version> later = new ArrayList<>();

        Taking(Preparation preparation, Frontier head, Map<LogStore.Key, Known> known) {
            this.preparation = preparation;
            this.head = head;
            this.known = known;
        }

        void take(Item item, LogStore.Prepared prepared) {
            var there = known.get(prepared.key());
            if (there == null) {
                known.put(prepared.key(), standing(1, prepared));
                append(item, prepared, Answer.ACCEPTED);
            } else if (there.isSame(prepared.payload())) {
                receipts.add(new Receipt(Answer.DUPLICATE, new EntryNo(there.seq)));
            } else {
                takeVersion(item, prepared, there);
            }
        }

        private void takeVersion(Item item, LogStore.Prepared prepared, Known there) {
            var id = id(prepared.key());
            var version = new ReceivedId(id.idempotencyKey(), there.version).next();
            later.add(new VersionStore.Version(id, version.version(), head.size(), there.seq));
            known.put(prepared.key(), standing(version.version(), prepared));
            append(item, preparation.renamed(item, prepared, version.key()), Answer.NEW_VERSION);
        }

        private Known standing(int version, LogStore.Prepared prepared) {
            return new Known(version, head.size(), true, prepared.payload());
        }

        private void append(Item item, LogStore.Prepared prepared, Answer answer) {
            receipts.add(new Receipt(answer, new EntryNo(head.size())));
            fresh.add(new LogStore.Numbered(head.size(), item.batch(), item.position(), prepared));
            head.append(prepared.leafHash());
        }
    }

    private void write(TenantId tenant, Taking taking, Preparation preparation) {
        if (taking.fresh.size() > LIVE) {
            copy.insert(tenant, preparation.at(), taking.fresh);
        } else {
            store.insert(tenant, preparation.at(), taking.fresh);
        }
        if (!taking.later.isEmpty()) {
            versions.insert(tenant, taking.later);
        }
        store.saveHead(tenant, taking.head);
        transactions.afterCommit(() -> listeners.forEach(listener -> listener.advanced(tenant)));
    }
}
