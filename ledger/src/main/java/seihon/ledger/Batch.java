package seihon.ledger;

import java.util.List;
import java.util.function.Supplier;

/// The entries `from` … `until` - 1 of a tenant, about to be applied. They are read only when asked
/// for: a projection of facts reads those instead.
public final class Batch {

    private final long from;
    private final long until;
    private final Supplier<List<Entry>> read;

    public Batch(long from, long until, Supplier<List<Entry>> read) {
        if (from < 0 || until <= from) {
            throw new IllegalArgumentException(
                    "a batch holds at least one entry, found %d until %d".formatted(from, until));
        }
        this.from = from;
        this.until = until;
        this.read = read;
    }

    public long from() {
        return from;
    }

    /// The number after the last entry.
    public long until() {
        return until;
    }

    /// In number order.
    public List<Entry> entries() {
        return read.get();
    }
}
