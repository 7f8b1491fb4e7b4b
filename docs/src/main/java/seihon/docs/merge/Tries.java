package seihon.docs.merge;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.TenantId;
import seihon.domain.Transactions;

/// Runs what moves `main` in a write transaction, and the whole of it again when `main` moved
/// although it was locked (another writer that takes no lock). After a few tries something is wrong
/// and it is said aloud.
@Component
class Tries {

    static final int MOST = 3;

    private final Transactions transactions;

    Tries(Transactions transactions) {
        this.transactions = transactions;
    }

    /// A refusal undoes whatever was written before it.
    <T> Outcome<T> of(TenantId tenant, Supplier<Outcome<T>> work) {
        for (int tries = 1; ; tries++) {
            try {
                return transactions.write(tenant, () -> undone(work.get()));
            } catch (Mainline.LostRace lost) {
                if (tries == MOST) {
                    throw lost;
                }
            }
        }
    }

    private <T> Outcome<T> undone(Outcome<T> outcome) {
        if (outcome instanceof Outcome.Refused<T>) {
            transactions.rollBackOnly();
        }
        return outcome;
    }
}
