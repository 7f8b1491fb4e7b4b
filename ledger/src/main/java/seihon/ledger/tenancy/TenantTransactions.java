package seihon.ledger.tenancy;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.domain.WriteHook;

/// Begins transactions and sets their tenant with the first statement. A read begins READ ONLY (the
/// driver says so in its `begin`) and REPEATABLE READ. The tenant is an int, so its place in the
/// text is safe; `set` takes no parameters and `set_config` is revoked.
@Component
class TenantTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(TenantTransactions.class);
    private static final String WRITE = "set local app.tenant = '%d'";
    private static final String READ =
            "set transaction isolation level repeatable read; set local app.tenant = '%d'";

    private final JdbcClient jdbc;
    private final List<WriteHook> hooks;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;

    TenantTransactions(JdbcClient jdbc, PlatformTransactionManager manager, List<WriteHook> hooks) {
        this.jdbc = jdbc;
        this.hooks = List.copyOf(hooks);
        this.writing = new TransactionTemplate(manager);
        this.reading = new TransactionTemplate(manager);
        this.reading.setReadOnly(true);
    }

    @Override
    public <T> T write(TenantId tenant, Supplier<T> work) {
        return joinOrBegin(
                new Running(tenant, true),
                work,
                () -> {
                    say(WRITE, tenant);
                    hooks.forEach(hook -> hook.begun(tenant));
                });
    }

    @Override
    public <T> T read(TenantId tenant, Supplier<T> work) {
        return joinOrBegin(new Running(tenant, false), work, () -> say(READ, tenant));
    }

    @Override
    public boolean isReading() {
        return Running.now().filter(running -> !running.isWriting()).isPresent();
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T once(Object question, Supplier<T> answer) {
        return isReading() ? (T) Running.NOW.get().answer(question, answer) : answer.get();
    }

    @Override
    public void rollBackOnly() {
        Running.orElseThrow("rollBackOnly").doom();
    }

    @Override
    public void afterCommit(Runnable after) {
        Running.orElseThrow("afterCommit").afterCommit(after);
    }

    private <T> T joinOrBegin(Running wanted, Supplier<T> work, Runnable first) {
        var running = Running.now();
        if (running.isPresent()) {
            running.get().admit(wanted);
            return work.get();
        }
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "a transaction begun elsewhere is running; only Transactions begins one");
        }
        T answer = ScopedValue.where(Running.NOW, wanted).call(() -> begin(wanted, work, first));
        if (!wanted.isDoomed()) {
            wanted.afterCommit().forEach(TenantTransactions::runCommitted);
        }
        return answer;
    }

    private <T> T begin(Running running, Supplier<T> work, Runnable first) {
        var template = running.isWriting() ? writing : reading;
        return template.execute(status -> {
            first.run();
            T answer = work.get();
            if (running.isDoomed()) {
                status.setRollbackOnly();
            }
            return answer;
        });
    }

    private void say(String statement, TenantId tenant) {
        jdbc.sql(statement.formatted(tenant.value())).update();
    }

    /// The work is committed and its caller must hear so, whatever happens to what follows it.
    private static void runCommitted(Runnable after) {
        try {
            after.run();
        } catch (RuntimeException fault) {
            LOG.error("work after a commit failed; what was committed stays committed", fault);
        }
    }
}
