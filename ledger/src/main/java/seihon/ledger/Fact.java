package seihon.ledger;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import seihon.domain.EntryNo;

/// What happened (事実), read from an entry by the mapping in force: the `ordinal`-th fact of entry
/// `seq`. `sourceSeq` orders facts of one source that share their time. `dims` and `data` hold text
/// as received (after aliases and lookups); a blank value is absent. `amount` is exact, in `unit`.
/// `mapping` names the revision that read it (`mapping/olist-leads@2`).
public record Fact(
        EntryNo seq,
        int ordinal,
        String kind,
        Subject subject,
        Instant at,
        String source,
        long sourceSeq,
        Map<String, String> dims,
        @Nullable BigDecimal amount,
        @Nullable String unit,
        Map<String, String> data,
        Entry.Origin origin,
        String mapping) {

    /// The order of a subject's facts. Without `sourceSeq` logs with minute resolution come out
    /// wrong.
    public static final Comparator<Fact> IN_ORDER =
            Comparator.comparing(Fact::at)
                    .thenComparing(Fact::source)
                    .thenComparingLong(Fact::sourceSeq)
                    .thenComparing(Fact::seq)
                    .thenComparingInt(Fact::ordinal);

    private static final Instant EARLIEST = Instant.parse("0001-01-03T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

    /// Whether something can have happened then: years have four digits in every zone. What comes
    /// from outside is refused or quarantined otherwise; the empty date of some exports is the
    /// first of January of the year 1.
    public static boolean isMoment(Instant at) {
        return !at.isBefore(EARLIEST) && !at.isAfter(LATEST);
    }

    public Fact {
        dims = Map.copyOf(dims);
        data = Map.copyOf(data);
        if ((amount == null) != (unit == null)) {
            throw new IllegalArgumentException("an amount has a unit, and a unit an amount");
        }
    }

    /// Whom a fact is about: `case` 4711.
    public record Subject(String type, String id) {}

    /// Which fact: the entry and its place in it.
    public record Id(long seq, int ordinal) {}

    public Id id() {
        return new Id(seq.value(), ordinal);
    }
}
