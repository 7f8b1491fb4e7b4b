package seihon.people.signin;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.Entrance;
import seihon.people.account.AccountStore;
import seihon.people.account.LookupStore.Owner;
import seihon.people.account.PasswordRules;
import seihon.people.account.Passwords;
import seihon.people.account.PeopleLog;
import seihon.people.account.PersonStore;
import seihon.people.account.Visits;

/// The account side of coming in.
@Component
class Accounts {

    private final Transactions transactions;
    private final AccountStore accounts;
    private final PersonStore people;
    private final Visits visits;
    private final Passwords passwords;
    private final PeopleLog log;

    Accounts(
            Transactions transactions,
            AccountStore accounts,
            PersonStore people,
            Visits visits,
            Passwords passwords,
            PeopleLog log) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.people = people;
        this.visits = visits;
        this.passwords = passwords;
        this.log = log;
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
        visits.countFailure(owner, at);
    }

    void noteSignIn(Entrance.Admission admission, Instant at) {
        visits.noteSignIn(new Owner(admission.tenant(), admission.person()), at);
    }

    /// In a reading transaction.
    Optional<PersonStore.Known> known(TenantId tenant, PersonId person) {
        return people.known(tenant, person);
    }

    Optional<PersonStore.PersonRow> row(TenantId tenant, PersonId person) {
        return people.find(tenant, person);
    }

    Outcome<PersonId> setPassword(Person me, String password, Instant at) {
        var mail = transactions.read(me.tenant(), () -> people.find(me.tenant(), me.id()));
        var own = Set.of(me.id().value(), mail.flatMap(PersonStore.PersonRow::mail).orElse(""));
        var why = PasswordRules.whyNot(password, own);
        if (why.isPresent()) {
            return Outcome.refused(why.get());
        }
        var hash = passwords.hash(password);
        return transactions.write(
                me.tenant(),
                () -> {
                    accounts.setPassword(me.tenant(), me.id(), hash, at);
                    log.enter(
                            me.tenant(),
                            me.id(),
                            "password.set",
                            Map.of("person", me.id().value()),
                            at);
                    return Outcome.done(me.id());
                });
    }
}
