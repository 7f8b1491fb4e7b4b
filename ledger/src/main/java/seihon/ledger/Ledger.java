package seihon.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import seihon.domain.EntryNo;
import seihon.domain.TenantId;

/// The append-only log of a tenant. Every call runs inside a transaction of that tenant.
public interface Ledger {

    /// Appends as the last statements of the running write transaction: locks the head row,
    /// numbers, hashes, inserts. Committed means logged, rolled back means never numbered. The same
    /// (source, idempotency key) again answers the entry that is there already and appends nothing.
    EntryNo append(TenantId tenant, NewEntry entry, Instant recordedAt);

    /// The same for a batch of at most 10,000, in its order, under one lock: one number per given
    /// entry, duplicates answering the number they had.
    List<EntryNo> appendAll(TenantId tenant, List<NewEntry> entries, Instant recordedAt);

    /// How many entries there are: the tree size S that a figure is stamped with.
    long size(TenantId tenant);

    /// The entries with these numbers that are there, in number order.
    List<Entry> find(TenantId tenant, Collection<EntryNo> numbers);

    /// Entries in number order, at most `limit` (≤ 2,500), starting at number `from`.
    List<Entry> entries(TenantId tenant, long from, int limit);
}
