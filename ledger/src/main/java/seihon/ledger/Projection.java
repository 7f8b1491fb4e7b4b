package seihon.ledger;

import java.util.Optional;
import seihon.domain.TenantId;

/// Something derived from the ledger's entries, in number order, and from nothing else: no clock,
/// no network, no chance, so that a rebuild gives the same rows. Each projection has its own cursor
/// and generations; its tables carry `gen` after `tenant_id` in every key.
public interface Projection {

    int USUAL_BATCH = 2_500;

    /// Stable name, also the cursor's key: `people-org`.
    String name();

    /// Applies entries in order, inside a write transaction of the tenant. May see an entry twice
    /// only after a rollback. `generation` says which rows to write.
    void apply(TenantId tenant, int generation, Batch batch);

    /// The same for a generation that nobody reads yet, alone to be filled until the transaction
    /// ends. Rows of entries from the batch on may be there already: an attempt that failed half
    /// way may have left some, because parts may commit before the transaction does.
    default void applyUnseen(TenantId tenant, int generation, Batch batch) {
        apply(tenant, generation, batch);
    }

    /// How many entries one batch holds at most.
    default int batchSize() {
        return USUAL_BATCH;
    }

    /// The projection whose rows this one reads: it is applied only up to that one's cursor.
    default Optional<String> follows() {
        return Optional.empty();
    }

    /// Names everything beside the entries that the rows depend on: the definitions in force, the
    /// generation of what it follows. When it changes, replay builds a new generation from the
    /// first entry and exchanges it; the cursor waits, so that the lag counts what is not yet read
    /// the new way. Asked inside a transaction.
    default String basis(TenantId tenant) {
        return "";
    }

    /// Deletes at most `limit` rows of a generation and answers how many it deleted.
    int discard(TenantId tenant, int generation, int limit);

    /// A digest over the business columns of a generation in a fixed order: equal rows, equal
    /// bytes.
    byte[] digest(TenantId tenant, int generation);
}
