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

    /// True inside a transaction that only reads: everything in it is one moment, so what was asked
    /// once need not be asked again.
    default boolean isReading() {
        return false;
    }

    /// The answer to a question (a value of the asker's own type), asked once in a transaction that
    /// only reads and every time elsewhere.
    default <T> T once(Object question, Supplier<T> answer) {
        return answer.get();
    }

    /// Rolls the running transaction back although its work returns normally: for refusals found
    /// after something was written.
    void rollBackOnly();

    /// Runs `after` once the running transaction has committed; never after a rollback.
    void afterCommit(Runnable after);
}
