package seihon.domain;

/// The number of an entry (記帳) in its tenant's ledger: gap-free, the first is 0. A tree of size S
/// holds the entries 0 … S-1.
public record EntryNo(long value) implements Comparable<EntryNo> {

    public EntryNo {
        if (value < 0) {
            throw new IllegalArgumentException("entry numbers start at 0, found " + value);
        }
    }

    @Override
    public int compareTo(EntryNo other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
