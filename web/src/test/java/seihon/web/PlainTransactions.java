package seihon.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.domain.WriteHook;

/// Stands in for the ledger's, which this floor does not know: begins, sets the tenant, calls the
/// hooks. Joins by being called only from the thread it runs on.
@TestConfiguration(proxyBeanMethods = false)
public class PlainTransactions implements Transactions {

    private final JdbcClient jdbc;
    private final TransactionTemplate template;
    private final List<WriteHook> hooks;
    private static final ThreadLocal<List<Runnable>> RUNNING = new ThreadLocal<>();
    private static final ThreadLocal<Boolean> DOOMED = ThreadLocal.withInitial(() -> false);

    PlainTransactions(JdbcClient jdbc, PlatformTransactionManager manager, List<WriteHook> hooks) {
        this.jdbc = jdbc;
        this.template = new TransactionTemplate(manager);
        this.hooks = hooks;
    }

    @Override
    public <T> T write(TenantId tenant, Supplier<T> work) {
        return begin(tenant, true, work);
    }

    @Override
    public <T> T read(TenantId tenant, Supplier<T> work) {
        return begin(tenant, false, work);
    }

    private <T> T begin(TenantId tenant, boolean writing, Supplier<T> work) {
        if (RUNNING.get() != null) {
            return work.get();
        }
        var after = new ArrayList<Runnable>();
        RUNNING.set(after);
        boolean rolledBack;
        T answer;
        try {
            answer =
                    template.execute(status -> {
                        jdbc.sql("set local app.tenant = '" + tenant + "'").update();
                        if (writing) {
                            hooks.forEach(hook -> hook.begun(tenant));
                        }
                        var done = work.get();
                        if (DOOMED.get()) {
                            status.setRollbackOnly();
                        }
                        return done;
                    });
        } finally {
            rolledBack = DOOMED.get();
            RUNNING.remove();
            DOOMED.remove();
        }
        if (!rolledBack) {
            after.forEach(Runnable::run);
        }
        return answer;
    }

    @Override
    public void rollBackOnly() {
        DOOMED.set(true);
    }

    @Override
    public void afterCommit(Runnable after) {
        RUNNING.get().add(after);
    }
}
