package seihon.revenue.journal;

import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.domain.TenantId;
import seihon.ledger.Batch;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Facts.Span;
import seihon.ledger.Facts.Subjects;
import seihon.ledger.Projection;
import seihon.revenue.StageModel;
import seihon.revenue.visits.CaseFeedback;

/// Derives the journal, visits, cases and rollups of one stage model from the facts, by the model
/// and the facts as they are now.
final class JournalProjection implements Projection {

    private static final String NAME = "revenue/";
    private static final int BATCH = 20_000;

    /// Part of the basis: what this code derives beside the definitions, so that rows of an earlier
    /// version of it are made again.
    private static final String DERIVES = "touches, feedback by time, pairs, names of cases";

    private final String model;
    private final Documents documents;
    private final ToIntFunction<TenantId> factsGeneration;
    private final Facts facts;
    private final JournalStore journal;
    private final DerivedStore derived;
    private final Aside aside;

    JournalProjection(
            String model,
            Documents documents,
            ToIntFunction<TenantId> factsGeneration,
            Tools tools) {
        this.model = model;
        this.documents = documents;
        this.factsGeneration = factsGeneration;
        this.facts = tools.facts;
        this.journal = tools.journal;
        this.derived = tools.derived;
        this.aside = tools.aside;
    }

    /// The same for every model.
    record Tools(Facts facts, JournalStore journal, DerivedStore derived, Aside aside) {}

    static String nameOf(String model) {
        return NAME + model;
    }

    static Optional<String> modelOf(String name) {
        return name.startsWith(NAME)
                ? Optional.of(name.substring(NAME.length()))
                : Optional.empty();
    }

    @Override
    public String name() {
        return nameOf(model);
    }

    @Override
    public int batchSize() {
        return BATCH;
    }

    @Override
    public Optional<String> follows() {
        return Optional.of(Facts.PROJECTION);
    }

    @Override
    public String basis(TenantId tenant) {
        return loaded(tenant).map(each -> each.revision().blob()).orElse("none")
                + "/"
                + factsGeneration.applyAsInt(tenant)
                + "/"
                + DERIVES;
    }

    private Optional<Loaded<StageModel>> loaded(TenantId tenant) {
        return documents.find(tenant, StageModel.class, model);
    }

    @Override
    public void apply(TenantId tenant, int generation, Batch batch) {
        var rows = new Generation(tenant, generation, model);
        apply(
                rows,
                batch,
                (_, bookings, rest) -> {
                    journal.append(rows, bookings);
                    rest.run();
                });
    }

    /// The journal is more than half of what is written, and nothing else rests on it.
    @Override
    public void applyUnseen(TenantId tenant, int generation, Batch batch) {
        var rows = new Generation(tenant, generation, model);
        apply(
                rows,
                batch,
                (from, bookings, rest) ->
                        aside.run(tenant, () -> journal.appendFrom(rows, from, bookings), rest));
    }

    /// Writes what entries from `from` on book, and everything else.
    private interface Written {
        void write(long from, List<Booking> bookings, Runnable rest);
    }

    private void apply(Generation rows, Batch batch, Written written) {
        loaded(rows.tenant()).ifPresent(each -> apply(rows, each, batch, written));
    }

    private void apply(Generation rows, Loaded<StageModel> loaded, Batch batch, Written written) {
        var factsGen = factsGeneration.applyAsInt(rows.tenant());
        var applied =
                journal.begin(
                        rows,
                        new JournalStore.Basis(
                                loaded.revision().name(), loaded.revision().entry(), factsGen));
        var from = Math.max(applied, batch.from());
        if (from >= batch.until()) {
            return;
        }
        var books = new Books(loaded.value());
        facts.stream(rows.tenant(), factsGen, new Span(from, batch.until()), books::hear);
        books.book(former(rows.tenant(), factsGen, loaded.value(), books, from));
        written.write(
                from,
                books.bookings(),
                () -> {
                    derived.replace(rows, books.files());
                    replaceFeedback(rows, factsGen, loaded.value(), books, batch.until());
                    derived.add(rows, books.rollup());
                });
        journal.applied(rows, batch.until());
    }

    private List<Fact> former(
            TenantId tenant, int factsGen, StageModel read, Books books, long before) {
        return before == 0
                ? List.of()
                : known(tenant, factsGen, new Subjects(read.subject(), books.subjects()), before);
    }

    private void replaceFeedback(
            Generation rows, int factsGen, StageModel read, Books books, long until) {
        var cases = books.discussed();
        if (!cases.isEmpty()) {
            var said = known(rows.tenant(), factsGen, new Subjects(read.subject(), cases), until);
            derived.replaceFeedback(rows, cases, CaseFeedback.of(said));
        }
    }

    private List<Fact> known(TenantId tenant, int factsGen, Subjects cases, long before) {
        return cases.ids().isEmpty() ? List.of() : facts.of(tenant, factsGen, cases, before);
    }

    @Override
    public int discard(TenantId tenant, int generation, int limit) {
        var rows = new Generation(tenant, generation, model);
        return journal.discard(rows, limit) + derived.discard(rows, limit);
    }

    @Override
    public byte[] digest(TenantId tenant, int generation) {
        var rows = new Generation(tenant, generation, model);
        var digest = new RowDigest();
        journal.digest(rows, digest);
        derived.digest(rows, digest);
        return digest.bytes();
    }
}
