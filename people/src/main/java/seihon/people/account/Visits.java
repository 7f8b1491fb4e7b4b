package seihon.people.account;

import java.time.Instant;
import org.springframework.stereotype.Component;
import seihon.domain.Transactions;
import seihon.people.account.LookupStore.Owner;

/// Keeps who came in last when, and who tried in vain, whichever way they came.
@Component
public class Visits {

    private final Transactions transactions;
    private final AccountStore accounts;
    private final FailureStore failures;

    Visits(Transactions transactions, AccountStore accounts, FailureStore failures) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.failures = failures;
    }

    public void noteSignIn(Owner owner, Instant at) {
        transactions.run(
                owner.tenant(), () -> accounts.noteSignIn(owner.tenant(), owner.person(), at));
    }

    public void countFailure(Owner owner, Instant at) {
        transactions.run(owner.tenant(), () -> failures.count(owner.tenant(), owner.person(), at));
    }
}
