package seihon.connectors.imports;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import seihon.connectors.Imports.Counts;
import seihon.connectors.landing.Landing;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Facts;
import seihon.ledger.Intake;
import seihon.ledger.Translator;
import seihon.web.TenantWork;

/// One import from its landed bytes to its entries: checked as a whole, then appended batch by
/// batch, each with its counts in one transaction. Goes on after the rows that are appended.
final class ImportRun {

    private static final Counts DUPLICATE = new Counts(1, 0, 1, 0, 0, 0);

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
        try (var file = new CsvSplitter(source, format);
                var portions = portions(target, file)) {
            for (var next = portions.next(); !next.isEmpty(); next = portions.next()) {
                append(next);
            }
        }
    }

    private Portions portions(Target target, CsvSplitter file) throws CannotSplit {
        var writer = new RowWriter(target, file.header(), leased.by());
        return new Portions(
                leased,
                file,
                writer,
                () -> tools.transactions.read(tenant, () -> tools.translator.open(tenant)),
                tools.clock);
    }

    /// While it is checked the file's size is not known yet.
    private void look(long position) {
        renew(new ImportLeases.Progress(0, position));
    }

    private void append(Portions.Portion portion) {
        if (!goesOn.getAsBoolean()) {
            throw new CancellationException("the application stops");
        }
        var items = portion.items();
        tools.transactions.run(
                tenant,
                () -> {
                    var position = portion.position();
                    renew(new ImportLeases.Progress(position, Math.max(bytes, position)));
                    var now = tools.clock.instant();
                    var delivery = new Intake.Delivery(items, tools.store.takenBack(tenant), now);
                    var receipts = tools.intake.receive(tenant, delivery);
                    var counts = Counts.NONE;
                    for (var i = 0; i < items.size(); i++) {
                        counts = counts.plus(count(receipts.get(i), portion.ifNew().get(i)));
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

    private static Counts count(Intake.Receipt receipt, Counts ifNew) {
        return receipt.answer() == Intake.Answer.DUPLICATE ? DUPLICATE : ifNew;
    }

    private void renew(ImportLeases.Progress progress) {
        Supplier<Boolean> renewed =
                () -> tools.leases.renew(tenant, leased, progress, tools.clock.instant());
        if (!tools.transactions.write(tenant, renewed)) {
            throw new TenantWork.Lost();
        }
    }
}
