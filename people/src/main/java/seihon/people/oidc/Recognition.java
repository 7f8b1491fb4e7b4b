package seihon.people.oidc;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.oauth2.core.oidc.StandardClaimAccessor;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.Entrance;
import seihon.people.account.AccountStore;
import seihon.people.account.AccountStore.Account;
import seihon.people.account.FailureStore;
import seihon.people.account.Fingerprint;
import seihon.people.account.PeopleLog;
import seihon.people.account.PersonStore;
import seihon.people.account.PersonStore.PersonRow;
import seihon.people.oidc.LinkedSubjectStore.Subject;

/// Whose account a proven answer means: the one its subject is linked to, else the one its claim
/// names, which is linked from then on. Addresses pass from one person to another, subjects never;
/// so a second subject for a linked account is refused until an administrator parts the first.
@Component
class Recognition {

    private final Transactions transactions;
    private final LinkedSubjectStore links;
    private final PersonStore people;
    private final AccountStore accounts;
    private final FailureStore failures;
    private final Entrance entrance;
    private final PeopleLog log;

    Recognition(
            Transactions transactions,
            LinkedSubjectStore links,
            PersonStore people,
            AccountStore accounts,
            FailureStore failures,
            Entrance entrance,
            PeopleLog log) {
        this.transactions = transactions;
        this.links = links;
        this.people = people;
        this.accounts = accounts;
        this.failures = failures;
        this.entrance = entrance;
        this.log = log;
    }

    Outcome<PersonId> recognise(
            TenantId tenant, Provider provider, StandardClaimAccessor answer, Instant at) {
        return transactions.write(tenant, () -> recognised(tenant, provider, answer, at));
    }

    private Outcome<PersonId> recognised(
            TenantId tenant, Provider provider, StandardClaimAccessor answer, Instant at) {
        var subject = new Subject(provider.issuer(), Objects.requireNonNull(answer.getSubject()));
        var linked = links.find(tenant, subject);
        if (linked.isPresent()) {
            return open(tenant, linked.get(), at).map(person -> noted(tenant, person, at));
        }
        return claimed(tenant, provider, answer)
                .then(person -> open(tenant, person, at))
                .then(person -> link(tenant, subject, person, at));
    }

    private Outcome<PersonId> claimed(
            TenantId tenant, Provider provider, StandardClaimAccessor answer) {
        var value = answer.getClaimAsString(provider.claim());
        if (value == null || value.isBlank()) {
            return Outcome.refused("people.oidc.claim-forbidden", provider.claim());
        }
        if (provider.claim().equals(Provider.MAIL_CLAIM)
                && !Boolean.TRUE.equals(answer.getEmailVerified())) {
            return Outcome.refused("people.oidc.unverified-forbidden");
        }
        return named(tenant, provider, value)
                .filter(person -> accounts.find(tenant, person).isPresent())
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused("people.oidc.stranger-forbidden"));
    }

    private Optional<PersonId> named(TenantId tenant, Provider provider, String value) {
        return switch (provider.names()) {
            case MAIL ->
                    people.withMail(tenant, Set.of(Fingerprint.normalMail(value))).stream()
                            .map(PersonRow::person)
                            .findFirst();
            case PERSON ->
                    PersonId.isValid(value) ? Optional.of(new PersonId(value)) : Optional.empty();
        };
    }

    /// The provider has proven who asks, so the answer may differ from that to a stranger.
    private Outcome<PersonId> open(TenantId tenant, PersonId person, Instant at) {
        var isOpen = accounts.find(tenant, person).filter(Account::isOpen).isPresent();
        if (isOpen && entrance.person(tenant, person, at).isPresent()) {
            return Outcome.done(person);
        }
        failures.count(tenant, person, at);
        return Outcome.refused("people.oidc.closed-forbidden");
    }

    private Outcome<PersonId> link(TenantId tenant, Subject subject, PersonId person, Instant at) {
        var isNew = links.insert(tenant, subject, person, at);
        if (!isNew && !links.find(tenant, subject).equals(Optional.of(person))) {
            return Outcome.refused("people.oidc.elsewhere-forbidden");
        }
        noted(tenant, person, at);
        if (isNew) {
            var about = Map.of("person", person.value());
            log.enter(tenant, person, "sign-in.linked", about, at);
        }
        return Outcome.done(person);
    }

    private PersonId noted(TenantId tenant, PersonId person, Instant at) {
        accounts.noteSignIn(tenant, person, at);
        return person;
    }
}
