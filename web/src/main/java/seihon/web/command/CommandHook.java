package seihon.web.command;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.domain.WriteHook;
import seihon.web.RefusedRequest;

/// Writes the running command's key as the first row of its transaction: both are committed, or
/// neither. A second transaction of the same request needs no row of its own.
@Component
class CommandHook implements WriteHook {

    private final CommandStore store;
    private final Clock clock;
    private final ObjectProvider<Transactions> transactions;

    CommandHook(CommandStore store, Clock clock, ObjectProvider<Transactions> transactions) {
        this.store = store;
        this.clock = clock;
        this.transactions = transactions;
    }

    @Override
    public void begun(TenantId tenant) {
        Command.running()
                .filter(command -> !command.isRecorded() && command.tenant().equals(tenant))
                .ifPresent(this::record);
    }

    private void record(Command command) {
        if (!store.claim(command)) {
            throw new RefusedRequest("web.command.in-flight");
        }
        if (!store.insert(command, clock.instant())) {
            throw new RepeatedCommand(command);
        }
        transactions.getObject().afterCommit(command::markRecorded);
    }
}
