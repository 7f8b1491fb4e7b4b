package seihon.connectors.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import seihon.connectors.Imports.Counts;
import seihon.ledger.Fact;
import seihon.ledger.Intake;
import seihon.ledger.Translator;
import seihon.ledger.Translator.Reading;

/// The rows of a file that are not appended yet, in portions of one transaction each, with what
/// each counts as when it is new: what the projection will read in it by the same rules. The next
/// portion is made while the last one is appended, so two of them are in memory.
final class Portions implements AutoCloseable {

    /// Facts further ahead than clocks differ are counted, so that people look at them.
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /// Two portions are in memory: half of what the ledger takes at once.
    private static final int MOST_ROWS = Intake.MOST_AT_ONCE / 2;

    /// Bounds what a portion of long rows holds in memory.
    private static final int MOST_CHARACTERS = 1 << 22;

    private final ImportLeases.Leased leased;
    private final CsvSplitter file;
    private final RowWriter writer;
    private final Supplier<Translator.Reader> reader;
    private final Clock clock;
    private final ExecutorService ahead = Executors.newVirtualThreadPerTaskExecutor();
    private @Nullable Future<Portion> making;

    /// A `reader` is opened for each portion, because mappings change meanwhile.
    Portions(
            ImportLeases.Leased leased,
            CsvSplitter file,
            RowWriter writer,
            Supplier<Translator.Reader> reader,
            Clock clock) {
        this.leased = leased;
        this.file = file;
        this.writer = writer;
        this.reader = reader;
        this.clock = clock;
    }

    /// `ifNew` for each item. `position`: how many bytes of the file were taken apart for them.
    record Portion(List<Intake.Item> items, List<Counts> ifNew, long position) {
        Portion {
            items = List.copyOf(items);
            ifNew = List.copyOf(ifNew);
        }

        boolean isEmpty() {
            return items.isEmpty();
        }
    }

    /// Empty after the last row.
    Portion next() throws CannotSplit {
        var portion = making == null ? make() : made(making);
        if (!portion.isEmpty()) {
            making = ahead.submit(this::make);
        }
        return portion;
    }

    private static Portion made(Future<Portion> making) throws CannotSplit {
        try {
            return making.get();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the application stops");
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case CannotSplit wrong -> throw wrong;
                case RuntimeException fault -> throw fault;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    private Portion make() throws CannotSplit {
        var items = new ArrayList<Intake.Item>();
        var characters = 0;
        while (items.size() < MOST_ROWS && characters <= MOST_CHARACTERS) {
            var row = file.next();
            if (row == null) {
                break;
            }
            var entry = writer.entry(row);
            if (row.number() > leased.rowsDone()) {
                items.add(new Intake.Item(leased.id(), row.line(), entry));
                characters += entry.payload().length();
            }
        }
        return new Portion(items, items.isEmpty() ? List.of() : ifNew(items), file.position());
    }

    private List<Counts> ifNew(List<Intake.Item> items) {
        var open = reader.get();
        var soon = clock.instant().plus(CLOCKS_DIFFER);
        return items.stream()
                .map(item -> ifNew(open.read(Translator.Received.ahead(item.entry())), soon))
                .toList();
    }

    private static Counts ifNew(Reading reading, Instant soon) {
        return switch (reading) {
            case Reading.Quarantine _ -> new Counts(1, 0, 0, 1, 0, 0);
            case Reading.Good(var facts) ->
                    new Counts(1, 1, 0, 0, facts.size(), isAhead(facts, soon) ? 1 : 0);
            case Reading.Nothing _ -> new Counts(1, 1, 0, 0, 0, 0);
            case Reading.TakenBack _, Reading.Correction _ -> new Counts(1, 1, 0, 0, 0, 0);
        };
    }

    private static boolean isAhead(List<Fact> facts, Instant soon) {
        return facts.stream().anyMatch(fact -> fact.at().isAfter(soon));
    }

    /// Waits for the portion that is being made.
    @Override
    public void close() {
        ahead.close();
    }
}
