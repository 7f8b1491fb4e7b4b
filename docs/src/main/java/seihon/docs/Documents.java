package seihon.docs;

import java.util.List;
import java.util.Optional;
import seihon.domain.TenantId;

/// The approved documents on `main`, typed by their kind. Asked inside a transaction of the tenant;
/// inside a merge it answers what the merge's first parent holds.
public interface Documents {

    /// Every living document of a kind, in path order.
    <T> List<Loaded<T>> all(TenantId tenant, Class<T> type);

    /// The document of this kind and id as it stands on `main`.
    <T> Optional<Loaded<T>> find(TenantId tenant, Class<T> type, String id);

    /// The same with `main` as the ledger's first `size` entries left it (decisions with seq <
    /// size).
    <T> List<Loaded<T>> allAsOf(TenantId tenant, Class<T> type, long size);

    record Loaded<T>(Revision revision, SourceDocument source, T value) {}
}
