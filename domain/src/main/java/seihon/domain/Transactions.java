package seihon.domain;

import java.util.function.Supplier;

/// The one place where a database transaction begins and its tenant is set (`set local
/// app.tenant`). Nothing reads or writes a tenant's rows outside it. A call inside a running
/// transaction of the same tenant joins it; of another tenant it throws [IllegalStateException].
public interface Transactions {

    /// Read-write, READ COMMITTED. Commits when `work` returns, rolls back when it throws.
    <T> T write(TenantId tenant, Supplier<T> work);

    /// READ ONLY, REPEATABLE READ: everything a page shows comes from one moment. Joins a running
    /// write transaction as it is.
    <T> T read(TenantId tenant, Supplier<T> work);

    /// Like [#write] for work without an answer.
    default void run(TenantId tenant, Runnable work) {
        write(
                tenant,
                () -> {
                    work.run();
                    return true;
                });
    }

    /// Rolls the running transaction back although its work returns normally: for refusals found
    /// after something was written.
    void rollBackOnly();

    /// Runs `after` once the running transaction has committed; never after a rollback.
    void afterCommit(Runnable after);
}
