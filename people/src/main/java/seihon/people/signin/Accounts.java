package seihon.people.signin;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.Entrance;
import seihon.people.account.AccountStore;
import seihon.people.account.FailureStore;
import seihon.people.account.LookupStore.Owner;
import seihon.people.account.Passwords;
import seihon.people.account.PersonStore;

/// The account side of coming in.
@Component
class Accounts {

    private final Transactions transactions;
    private final AccountStore accounts;
    private final PersonStore people;
    private final FailureStore failures;
    private final Passwords passwords;

    Accounts(
            Transactions transactions,
            AccountStore accounts,
            PersonStore people,
            FailureStore failures,
            Passwords passwords) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.people = people;
        this.failures = failures;
        this.passwords = passwords;
    }

    /// The comparison runs outside the transaction: it takes tens of milliseconds.
    boolean opens(Owner owner, String password, Instant at) {
        var account =
                transactions.read(
                        owner.tenant(), () -> accounts.find(owner.tenant(), owner.person()));
        var hash =
                account.filter(AccountStore.Account::isOpen)
                        .map(AccountStore.Account::passwordHashUnlessNone);
        if (hash.isEmpty()) {
            takeAsLong(password);
            return false;
        }
        return passwords.matches(password, hash.get());
    }

    void takeAsLong(String password) {
        passwords.matchNobodys(password);
    }

    void countFailure(Owner owner, Instant at) {
        transactions.run(owner.tenant(), () -> failures.count(owner.tenant(), owner.person(), at));
    }

    void noteSignIn(Entrance.Admission admission, Instant at) {
        transactions.run(
                admission.tenant(),
                () -> accounts.noteSignIn(admission.tenant(), admission.person(), at));
    }

    boolean isOpen(TenantId tenant, PersonId person) {
        return accounts.find(tenant, person).filter(AccountStore.Account::isOpen).isPresent();
    }

    Optional<PersonStore.PersonRow> row(TenantId tenant, PersonId person) {
        return people.find(tenant, person);
    }
}
