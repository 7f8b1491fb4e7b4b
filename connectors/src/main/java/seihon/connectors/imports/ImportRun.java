package seihon.connectors.imports;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import seihon.connectors.Imports.Counts;
import seihon.connectors.landing.Landing;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Intake;
import seihon.ledger.NewEntry;
import seihon.ledger.Translator;
import seihon.ledger.Translator.Reading;
import seihon.web.TenantWork;

/// One import from its landed bytes to its entries: checked as a whole, then appended batch by
/// batch, each with its counts in one transaction. Goes on after the rows that are appended.
final class ImportRun {

    /// Facts further ahead than clocks differ are counted, so that people look at them.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /// Bounds what a batch of long rows holds in memory.
    private static final int MOST_CHARACTERS = 1 << 23;

    private final Tools tools;
    private final TenantId tenant;
    private final ImportLeases.Leased leased;
    private final BooleanSupplier goesOn;
    private long bytes;

    ImportRun(Tools tools, TenantId tenant, ImportLeases.Leased leased, BooleanSupplier goesOn) {
        this.tools = tools;
        this.tenant = tenant;
        this.leased = leased;
        this.goesOn = goesOn;
    }

    /// What every run works with.
    record Tools(
            Landing landing,
            ImportLeases leases,
            ImportStore store,
            Intake intake,
            Translator translator,
            Transactions transactions,
            Clock clock) {}

    /// Throws [CancellationException] when `goesOn` turned false; what is appended stays.
    void run(Target target, ZoneId zone) throws CannotSplit, IOException {
        CsvSplitter.Source source = () -> tools.landing.open(tenant, leased.id());
        var format = FileCheck.format(target, source);
        if (leased.rowsDone() == 0) {
            try (var file = new CsvSplitter(source, format)) {
                bytes = new FileCheck(target, zone).check(file, this::look);
            }
        }
        try (var file = new CsvSplitter(source, format)) {
            append(file, new RowWriter(target, file.header(), leased.by()));
        }
    }

    /// While it is checked the file's size is not known yet.
    private void look(long position) {
        renew(new ImportLeases.Progress(0, position));
    }

    private void append(CsvSplitter file, RowWriter writer) throws CannotSplit {
        var items = new ArrayList<Intake.Item>();
        var characters = 0;
        for (var row = file.next(); row != null; row = file.next()) {
            var entry = writer.entry(row);
            if (row.number() > leased.rowsDone()) {
                items.add(new Intake.Item(leased.id(), row.number(), entry));
                characters += entry.payload().length();
            }
            if (items.size() == Intake.MOST_AT_ONCE || characters > MOST_CHARACTERS) {
                append(items, file.position());
                items.clear();
                characters = 0;
            }
        }
        if (!items.isEmpty()) {
            append(items, file.position());
        }
    }

    private void append(List<Intake.Item> items, long position) {
        if (!goesOn.getAsBoolean()) {
            throw new CancellationException("the application stops");
        }
        tools.transactions.run(
                tenant,
                () -> {
                    renew(new ImportLeases.Progress(position, Math.max(bytes, position)));
                    var now = tools.clock.instant();
                    var delivery = new Intake.Delivery(items, tools.store.takenBack(tenant), now);
                    var readings = readings(items);
                    var receipts = tools.intake.receive(tenant, delivery);
                    var counts = Counts.NONE;
                    for (var i = 0; i < items.size(); i++) {
                        counts = counts.plus(count(receipts.get(i), readings.get(i), now));
                    }
                    tools.leases.count(tenant, leased.id(), counts, span(receipts));
                });
    }

    /// Where the new entries lie; duplicates name entries of other batches.
    private static Optional<Facts.Span> span(List<Intake.Receipt> receipts) {
        var numbers =
                receipts.stream()
                        .filter(one -> one.answer() != Intake.Answer.DUPLICATE)
                        .mapToLong(one -> one.entry().value())
                        .summaryStatistics();
        return numbers.getCount() == 0
                ? Optional.empty()
                : Optional.of(new Facts.Span(numbers.getMin(), numbers.getMax() + 1));
    }

    /// Before the ledger is locked: what the projection will read by the same rules.
    private List<Reading> readings(List<Intake.Item> items) {
        var reader = tools.translator.open(tenant);
        return items.stream().map(item -> reader.read(received(item.entry()))).toList();
    }

    private static Translator.Received received(NewEntry entry) {
        return new Translator.Received(
                0,
                entry.kind(),
                entry.source(),
                entry.idempotencyKey(),
                entry.origin(),
                entry.payload());
    }

    private static Counts count(Intake.Receipt receipt, Reading reading, Instant now) {
        if (receipt.answer() == Intake.Answer.DUPLICATE) {
            return new Counts(1, 0, 1, 0, 0, 0);
        }
        return switch (reading) {
            case Reading.Quarantine _ -> new Counts(1, 0, 0, 1, 0, 0);
            case Reading.Good(var facts) ->
                    new Counts(1, 1, 0, 0, facts.size(), isAhead(facts, now) ? 1 : 0);
            case Reading.Nothing _ -> new Counts(1, 1, 0, 0, 0, 0);
            case Reading.Ending _ -> new Counts(1, 1, 0, 0, 0, 0);
        };
    }

    private static boolean isAhead(List<Fact> facts, Instant now) {
        return facts.stream().anyMatch(fact -> fact.at().isAfter(now.plus(CLOCKS_DIFFER)));
    }

    private void renew(ImportLeases.Progress progress) {
        Supplier<Boolean> renewed =
                () -> tools.leases.renew(tenant, leased, progress, tools.clock.instant());
        if (!tools.transactions.write(tenant, renewed)) {
            throw new TenantWork.Lost();
        }
    }
}
