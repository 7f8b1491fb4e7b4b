package seihon.revenue.journal;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Does a part of a transaction's work beside it, in a transaction of its own that commits first.
/// One part at a time on this node, so that transactions which wait for a second connection never
/// hold all of them; for all others both parts follow each other.
@Component
class Aside {

    private final Transactions transactions;
    private final Semaphore free = new Semaphore(1);

    Aside(Transactions transactions) {
        this.transactions = transactions;
    }

    /// Inside a write transaction of the tenant, of which `rest` is a part. Throws what either part
    /// throws; `part` may then be committed although the transaction is not.
    void run(TenantId tenant, Runnable part, Runnable rest) {
        if (!free.tryAcquire()) {
            part.run();
            rest.run();
            return;
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var beside = threads.submit(() -> transactions.run(tenant, part));
            rest.run();
            beside.get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a part of the derived rows was not written", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a part was written", stopping);
        } finally {
            free.release();
        }
    }
}
