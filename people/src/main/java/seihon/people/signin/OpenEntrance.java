package seihon.people.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.Entrance;
import seihon.people.Tenant;
import seihon.people.Tenants;
import seihon.people.account.Fingerprint;
import seihon.people.account.LookupStore;
import seihon.people.account.LookupStore.Owner;
import seihon.people.account.LookupStore.Sort;
import seihon.people.account.PersonStore;
import seihon.people.account.Throttle;
import seihon.people.account.TokenStore;
import seihon.people.org.Organisation;

/// Lets people in. First it finds out which companies know the address or the token, without any
/// tenant set; then it asks each of them inside its own transaction.
@Component
class OpenEntrance implements Entrance {

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final Tenants tenants;
    private final Organisation organisation;
    private final Accounts accounts;
    private final LookupStore lookups;
    private final TokenStore tokens;
    private final Throttle throttle;

    OpenEntrance(
            Transactions transactions,
            Tenants tenants,
            Organisation organisation,
            Accounts accounts,
            LookupStore lookups,
            TokenStore tokens,
            Throttle throttle) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.organisation = organisation;
        this.accounts = accounts;
        this.lookups = lookups;
        this.tokens = tokens;
        this.throttle = throttle;
    }

    @Override
    public Outcome<List<Admission>> byPassword(
            String mail, String password, String address, Instant at) {
        var key = Fingerprint.ofMail(mail);
        var attempt = throttle.take(key, address);
        if (!attempt.allowed()) {
            return Outcome.refused("people.signin.too-many", Throttle.PAUSE.toMinutes());
        }
        var owners = lookups.owners(Sort.MAIL, key);
        var admissions =
                owners.stream()
                        .filter(owner -> tenants.find(owner.tenant()).isPresent())
                        .filter(owner -> accounts.opens(owner, password, at))
                        .map(this::admission)
                        .toList();
        if (!admissions.isEmpty()) {
            throttle.forgive(key, address);
            admissions.forEach(admission -> accounts.noteSignIn(admission, at));
            return Outcome.done(admissions);
        }
        if (owners.isEmpty()) {
            accounts.takeAsLong(password);
        }
        owners.forEach(owner -> accounts.countFailure(owner, at));
        return Outcome.refused("people.signin.wrong", attempt.left(), Throttle.PAUSE.toMinutes());
    }

    private Admission admission(Owner owner) {
        var company = tenants.find(owner.tenant()).map(Tenant::name).orElse("");
        return new Admission(owner.tenant(), owner.person(), company);
    }

    @Override
    public Outcome<Bearer> byToken(String secret, String address, Instant at) {
        if (!throttle.mayTryToken(address)) {
            return Outcome.refused("people.token.too-many", Throttle.PAUSE.toMinutes());
        }
        var digest = Fingerprint.of(secret);
        return lookups.owners(Sort.TOKEN, digest).stream()
                .findFirst()
                .flatMap(owner -> bearer(owner.tenant(), digest, at))
                .map(Outcome::done)
                .orElseGet(() -> {
                    throttle.wrongToken(address);
                    return Outcome.refused("people.token.unknown");
                });
    }

    private Optional<Bearer> bearer(TenantId tenant, byte[] digest, Instant at) {
        var token =
                transactions
                        .read(tenant, () -> tokens.find(tenant, digest))
                        .filter(row -> row.isLive(at));
        if (token.isEmpty()) {
            return Optional.empty();
        }
        var row = token.get();
        var used = row.lastUsedUnlessNever();
        if (used == null || Duration.between(used, at).compareTo(USE_NOTED_EVERY) >= 0) {
            transactions.run(tenant, () -> tokens.noteUse(tenant, row.id(), at));
        }
        return person(tenant, row.person(), at)
                .map(person ->
                        new Bearer(
                                person,
                                row.id(),
                                row.scopes(),
                                row.expiresAt(),
                                row.madeByAnother()));
    }

    @Override
    public Optional<Person> person(TenantId tenant, PersonId person, Instant at) {
        return transactions.read(tenant, () -> current(tenant, person, at));
    }

    @Override
    public boolean knows(TenantId tenant, PersonId person) {
        return transactions.read(tenant, () -> accounts.row(tenant, person).isPresent());
    }

    private Optional<Person> current(TenantId tenant, PersonId id, Instant at) {
        var known = accounts.known(tenant, id).filter(PersonStore.Known::open);
        if (tenants.find(tenant).isEmpty() || known.isEmpty()) {
            return Optional.empty();
        }
        var row = known.get().row();
        return organisation
                .memberAt(tenant, id, at)
                .map(member ->
                        new Person(
                                tenant,
                                id,
                                row.name(),
                                member.isLimited() ? Set.of() : member.roles(),
                                member.isLimited(),
                                row.language(),
                                organisation.zone(tenant)));
    }

    @Override
    public Optional<Person> inSession(TenantId tenant, PersonId person, Instant since, Instant at) {
        return transactions.read(
                tenant,
                () ->
                        accounts.known(tenant, person)
                                .filter(known -> isOlder(known, since))
                                .flatMap(_ -> current(tenant, person, at)));
    }

    private static boolean isOlder(PersonStore.Known known, Instant since) {
        var changed = known.passwordChangedUnlessNever();
        return changed == null || !since.isBefore(changed);
    }

    @Override
    public Outcome<PersonId> changePassword(Person me, String present, String next, Instant at) {
        return provePassword(me, present, at).then(_ -> accounts.setPassword(me, next, at));
    }

    @Override
    public String theme(TenantId tenant, PersonId person) {
        return transactions.read(
                tenant,
                () ->
                        accounts.row(tenant, person)
                                .map(PersonStore.PersonRow::theme)
                                .orElse("auto"));
    }

    @Override
    public Outcome<PersonId> provePassword(Person person, String password, Instant at) {
        var place = "again " + person.tenant() + " " + person.id();
        var key = Fingerprint.of(place);
        if (!throttle.take(key, place).allowed()) {
            return Outcome.refused("people.signin.too-many", Throttle.PAUSE.toMinutes());
        }
        if (!accounts.opens(new Owner(person.tenant(), person.id()), password, at)) {
            return Outcome.refused("people.password.present-invalid");
        }
        throttle.forgive(key, place);
        return Outcome.done(person.id());
    }
}
