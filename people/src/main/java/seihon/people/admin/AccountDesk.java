package seihon.people.admin;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.account.AccountStore;
import seihon.people.account.Fingerprint;
import seihon.people.account.LookupStore;
import seihon.people.account.LookupStore.Sort;
import seihon.people.account.PeopleLog;
import seihon.people.account.PersonStore;
import seihon.people.account.PersonStore.PersonRow;
import seihon.people.org.Organisation;

/// What administrators do to accounts, and what everybody may change about themselves. Roles and
/// membership are not here: they change only by approved documents.
@Component
public class AccountDesk {

    private static final String ADMIN = "admin";

    private final Transactions transactions;
    private final Organisation organisation;
    private final AccountStore accounts;
    private final PersonStore people;
    private final LookupStore lookups;
    private final PeopleLog log;

    AccountDesk(
            Transactions transactions,
            Organisation organisation,
            AccountStore accounts,
            PersonStore people,
            LookupStore lookups,
            PeopleLog log) {
        this.transactions = transactions;
        this.organisation = organisation;
        this.accounts = accounts;
        this.people = people;
        this.lookups = lookups;
        this.log = log;
    }

    /// A person as typed by an administrator or read from a CSV line.
    public record Opening(String id, String name, String kana, String mail) {}

    /// Opens an account for an id that the people document holds; answers the person.
    public Outcome<PersonId> open(Person me, Opening opening, Instant at) {
        return transactions.write(me.tenant(), () -> opened(me, opening, at));
    }

    private Outcome<PersonId> opened(Person me, Opening opening, Instant at) {
        var why = whyNot(me, opening);
        if (why.isPresent()) {
            return why.get();
        }
        var person = new PersonId(opening.id());
        var language =
                people.find(me.tenant(), me.id()).map(PersonRow::language).orElse(me.language());
        people.save(
                me.tenant(),
                PersonRow.of(
                        person,
                        opening.name().strip(),
                        opening.kana().strip(),
                        opening.mail(),
                        language),
                at);
        accounts.create(me.tenant(), person, me.id().value(), at);
        lookups.put(Sort.MAIL, Fingerprint.ofMail(opening.mail()), person);
        log.enter(me.tenant(), me.id(), "account.opened", Map.of("person", person.value()), at);
        return Outcome.done(person);
    }

    private Optional<Outcome<PersonId>> whyNot(Person me, Opening opening) {
        if (!me.holds(ADMIN)) {
            return refused("people.account.admin-forbidden");
        }
        if (!PersonId.isValid(opening.id())) {
            return refused("people.org.person-id-invalid", opening.id());
        }
        if (opening.name().isBlank() || !isMail(opening.mail())) {
            return refused("people.account.name-or-mail-invalid", opening.id());
        }
        var person = new PersonId(opening.id());
        if (organisation.member(me.tenant(), person).isEmpty()) {
            return refused("people.account.not-in-documents-invalid", opening.id());
        }
        if (accounts.find(me.tenant(), person).isPresent()) {
            return refused("people.account.there-already", opening.id());
        }
        var mail = Fingerprint.normalMail(opening.mail());
        return people.withMail(me.tenant(), Set.of(mail)).isEmpty()
                ? Optional.empty()
                : refused("people.account.mail-taken");
    }

    private static Optional<Outcome<PersonId>> refused(String key, Object... arguments) {
        return Optional.of(Outcome.refused(key, arguments));
    }

    private static boolean isMail(String mail) {
        var at = mail.indexOf('@');
        return at > 0 && at < mail.strip().length() - 1 && !mail.strip().contains(" ");
    }

    /// Closes an account: its owner is out at their next request. Nobody closes their own.
    public Outcome<PersonId> close(Person me, PersonId person, Instant at) {
        return administered(
                me,
                person,
                () -> {
                    if (person.equals(me.id())) {
                        return Outcome.refused("people.account.own");
                    }
                    if (!accounts.disable(me.tenant(), person, me.id(), at)) {
                        return Outcome.refused("people.account.closed-already", person);
                    }
                    log.enter(
                            me.tenant(),
                            me.id(),
                            "account.closed",
                            Map.of("person", person.value()),
                            at);
                    return Outcome.done(person);
                });
    }

    /// The same for somebody whose account may be closed already, or who never had one: afterwards
    /// nobody signs in with it.
    public Outcome<PersonId> closeIfOpen(Person me, PersonId person, Instant at) {
        var open =
                transactions.read(
                        me.tenant(),
                        () ->
                                accounts.find(me.tenant(), person)
                                        .filter(AccountStore.Account::isOpen)
                                        .isPresent());
        return open ? close(me, person, at) : Outcome.done(person);
    }

    public Outcome<PersonId> reopen(Person me, PersonId person, Instant at) {
        return administered(
                me,
                person,
                () -> {
                    if (!accounts.enable(me.tenant(), person)) {
                        return Outcome.refused("people.account.open-already", person);
                    }
                    log.enter(
                            me.tenant(),
                            me.id(),
                            "account.reopened",
                            Map.of("person", person.value()),
                            at);
                    return Outcome.done(person);
                });
    }

    private Outcome<PersonId> administered(
            Person me, PersonId person, Supplier<Outcome<PersonId>> work) {
        if (!me.holds(ADMIN)) {
            return Outcome.refused("people.account.admin-forbidden");
        }
        return transactions.write(
                me.tenant(),
                () ->
                        accounts.find(me.tenant(), person).isEmpty()
                                ? Outcome.refused("people.account.not-found", person)
                                : work.get());
    }

    /// What everybody changes about themselves.
    public record Profile(String name, String kana, String language, String theme) {}

    public Outcome<PersonId> change(Person me, Profile profile, Instant at) {
        if (profile.name().isBlank()
                || !Set.of("ja", "en").contains(profile.language())
                || !Set.of("auto", "light", "dark").contains(profile.theme())) {
            return Outcome.refused("people.profile.invalid");
        }
        return transactions.write(
                me.tenant(),
                () -> {
                    var row = people.find(me.tenant(), me.id()).orElseThrow();
                    people.save(
                            me.tenant(),
                            new PersonRow(
                                    me.id(),
                                    profile.name().strip(),
                                    profile.kana().strip(),
                                    row.mailUnlessNone(),
                                    Locale.of(profile.language()),
                                    profile.theme()),
                            at);
                    return Outcome.done(me.id());
                });
    }

    public Optional<PersonRow> row(TenantId tenant, PersonId person) {
        return transactions.read(tenant, () -> people.find(tenant, person));
    }
}
