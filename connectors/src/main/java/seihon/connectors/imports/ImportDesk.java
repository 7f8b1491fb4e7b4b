package seihon.connectors.imports;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import seihon.connectors.Imports;
import seihon.connectors.Mapping;
import seihon.connectors.Reference;
import seihon.connectors.landing.Landing;
import seihon.connectors.landing.Senders;
import seihon.connectors.mapping.Sources;
import seihon.docs.Documents;
import seihon.domain.Ids;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// Keeps files and asks for their import.
@Component
class ImportDesk implements Imports {

    private static final int LONGEST_REASON = 1_000;
    private static final int LONGEST_NAME = 255;

    private final Landing landing;
    private final ImportStore store;
    private final CurrentCounts counts;
    private final ImportWorkers workers;
    private final Senders senders;
    private final Documents documents;
    private final Ledger ledger;
    private final Transactions transactions;
    private final Ids ids;
    private final JsonMapper json = new JsonMapper();

    ImportDesk(
            Landing landing,
            ImportStore store,
            CurrentCounts counts,
            ImportWorkers workers,
            Senders senders,
            Documents documents,
            Ledger ledger,
            Transactions transactions,
            Ids ids) {
        this.landing = landing;
        this.store = store;
        this.counts = counts;
        this.workers = workers;
        this.senders = senders;
        this.documents = documents;
        this.ledger = ledger;
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public Outcome<UUID> receive(Person me, Upload upload, Instant at) {
        var target = new Wanted(upload.kind(), upload.target());
        return allowed(
                me,
                at,
                () ->
                        whyNot(me, target)
                                .<Outcome<UUID>>map(Outcome::refused)
                                .orElseGet(() -> {
                                    var id = ids.next();
                                    var bytes = land(me, id, upload, at);
                                    return begun(
                                            me,
                                            id,
                                            target,
                                            new ImportStore.Asked(me.id().value(), at, bytes));
                                }));
    }

    /// What a file's rows are for.
    record Wanted(String kind, String target) {}

    /// Keeps a file of which nobody has said yet what it is for.
    Outcome<UUID> keep(Person me, Upload upload, Instant at) {
        return allowed(
                me,
                at,
                () -> {
                    var id = ids.next();
                    land(me, id, upload, at);
                    return Outcome.done(id);
                });
    }

    /// Imports a kept file; once.
    Outcome<UUID> start(Person me, UUID file, Wanted target, Instant at) {
        return allowed(
                me,
                at,
                () -> {
                    var kept = landing.find(me.tenant(), file);
                    if (kept.isEmpty()) {
                        return Outcome.refused("connectors.import.file-not-found");
                    }
                    if (store.find(me.tenant(), file).isPresent()) {
                        return Outcome.refused("connectors.import.begun-before");
                    }
                    var asked = new ImportStore.Asked(me.id().value(), at, kept.get().bytes());
                    return whyNot(me, target)
                            .<Outcome<UUID>>map(Outcome::refused)
                            .orElseGet(() -> begun(me, file, target, asked));
                });
    }

    private Outcome<UUID> begun(Person me, UUID id, Wanted target, ImportStore.Asked asked) {
        store.insert(me.tenant(), id, target, asked);
        transactions.afterCommit(() -> workers.wake(me.tenant()));
        return Outcome.done(id);
    }

    private Optional<Refusal> whyNot(Person me, Wanted upload) {
        if (upload.kind().equals(Target.REFERENCE)) {
            return documents.find(me.tenant(), Reference.class, upload.target()).isPresent()
                    ? Optional.empty()
                    : Optional.of(
                            Refusal.of("connectors.import.reference-not-found", upload.target()));
        }
        var mapping = documents.find(me.tenant(), Mapping.class, upload.target());
        if (mapping.isEmpty()) {
            return Optional.of(Refusal.of("connectors.import.mapping-not-found", upload.target()));
        }
        var format = mapping.get().value().format();
        return format == Mapping.Format.CSV
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(
                                "connectors.import.not-csv-invalid",
                                upload.target(),
                                format.name().toLowerCase(java.util.Locale.ROOT)));
    }

    private long land(Person me, UUID id, Upload upload, Instant at) {
        var name = upload.fileName();
        var arrival =
                new Landing.Arrival(
                        "file",
                        name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                        upload.headers(),
                        me.id(),
                        at);
        return landing.land(me.tenant(), id, arrival, upload.bytes());
    }

    @Override
    public Optional<Import> find(Person me, UUID id) {
        return transactions.read(
                me.tenant(),
                () ->
                        store.find(me.tenant(), id)
                                .map(one -> counts.now(me.tenant(), List.of(one)).getFirst()));
    }

    /// Whether the quarantine tells all of an import that has ended: a moment passes before it
    /// does.
    boolean isListed(Person me, UUID id) {
        return transactions.read(
                me.tenant(),
                () ->
                        store.find(me.tenant(), id)
                                .filter(one -> counts.isRead(me.tenant(), one))
                                .isPresent());
    }

    @Override
    public List<Import> list(Person me, Instant before, int limit) {
        return transactions.read(
                me.tenant(), () -> counts.now(me.tenant(), store.list(me.tenant(), before, limit)));
    }

    @Override
    public Outcome<UUID> cancel(Person me, UUID id, Instant at) {
        return allowed(
                me,
                at,
                () ->
                        store.find(me.tenant(), id).isEmpty()
                                ? Outcome.refused("connectors.import.not-found")
                                : store.cancel(me.tenant(), id)
                                        ? Outcome.done(id)
                                        : Outcome.refused("connectors.import.ended"));
    }

    @Override
    public Outcome<UUID> takeBack(Person me, UUID id, String reason, Instant at) {
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            return Outcome.refused("connectors.import.reason-invalid", LONGEST_REASON);
        }
        return allowed(me, at, () -> takenBack(me, id, why, at));
    }

    private Outcome<UUID> takenBack(Person me, UUID id, String why, Instant at) {
        store.lock(me.tenant(), id);
        var found = store.find(me.tenant(), id);
        if (found.isEmpty()) {
            return Outcome.refused("connectors.import.not-found");
        }
        var state = found.get().shown().state();
        if (state == State.QUEUED || state == State.RUNNING) {
            return Outcome.refused("connectors.import.still-running");
        }
        if (found.get().shown().takenBack().isPresent()) {
            return Outcome.refused("connectors.import.taken-back-before");
        }
        var seq = ledger.append(me.tenant(), reversal(me, id, why), at);
        store.takeBack(me.tenant(), id, new TakenBack(seq.value(), me.id().value(), why));
        return Outcome.done(id);
    }

    private NewEntry reversal(Person me, UUID id, String why) {
        var payload = json.createObjectNode().put("reverses", id.toString()).put("reason", why);
        return new NewEntry(
                Entry.Kind.FACT,
                Sources.MANUAL,
                "reversal " + id,
                json.writeValueAsString(payload),
                me.id().value(),
                Entry.Origin.MANUAL,
                null);
    }

    private Outcome<UUID> allowed(Person me, Instant at, Supplier<Outcome<UUID>> work) {
        return transactions.write(
                me.tenant(),
                () -> senders.whyNot(me, at).<Outcome<UUID>>map(Outcome::refused).orElseGet(work));
    }
}
