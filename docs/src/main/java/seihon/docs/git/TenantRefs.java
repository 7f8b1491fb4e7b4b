package seihon.docs.git;

import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// A tenant's refs. Joins the running transaction, or begins one of its own for each call.
final class TenantRefs {

    private final TenantId tenant;
    private final Transactions transactions;
    private final RefStore store;

    TenantRefs(TenantId tenant, Transactions transactions, RefStore store) {
        this.tenant = tenant;
        this.transactions = transactions;
        this.store = store;
    }

    Optional<RefStore.Row> find(String name) {
        return transactions.read(tenant, () -> store.find(tenant, name));
    }

    List<RefStore.Row> startingWith(String prefix) {
        return transactions.read(tenant, () -> store.startingWith(tenant, prefix));
    }

    boolean conflicts(String name) {
        return transactions.read(tenant, () -> store.conflicts(tenant, name));
    }

    List<RefStore.Move> log(String name, int most) {
        return transactions.read(tenant, () -> store.log(tenant, name, most));
    }

    /// Compare-and-set with its line in the reflog; no `to` deletes. False when the ref stands
    /// elsewhere. `HEAD` and `main` are moved by a decision alone: asking for them is a fault.
    boolean move(
            String name, Optional<ObjectId> from, Optional<ObjectId> to, GitStore.Reason reason) {
        if (isGuarded(name)) {
            throw new IllegalArgumentException(name + " moves by a decision only");
        }
        return transactions.write(
                tenant,
                () ->
                        store.move(
                                tenant,
                                name,
                                new RefStore.Move(
                                        from, to, reason.actor(), reason.why(), reason.at())));
    }

    static boolean isGuarded(String name) {
        return name.equals(Constants.HEAD) || name.equals(GitStore.MAIN);
    }
}
