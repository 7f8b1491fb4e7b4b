package seihon.people.link;

import java.time.Duration;
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
import seihon.people.Tenant;
import seihon.people.Tenants;
import seihon.people.account.AccountStore;
import seihon.people.account.Fingerprint;
import seihon.people.account.LookupStore;
import seihon.people.account.LookupStore.Owner;
import seihon.people.account.LookupStore.Sort;
import seihon.people.account.PasswordRules;
import seihon.people.account.Passwords;
import seihon.people.account.PeopleLog;
import seihon.people.account.PersonStore;
import seihon.people.account.PersonStore.PersonRow;
import seihon.people.account.Throttle;
import seihon.people.link.LinkStore.Link;
import seihon.people.link.LinkStore.Purpose;

/// Sends one-time links and sets the password of whoever comes back with one.
@Component
public class Links {

    private static final Duration INVITATION_LASTS = Duration.ofDays(7);
    private static final Duration RECOVERY_LASTS = Duration.ofMinutes(30);

    private final Transactions transactions;
    private final Tenants tenants;
    private final Rows rows;
    private final Throttle throttle;
    private final Passwords passwords;
    private final Post post;

    Links(
            Transactions transactions,
            Tenants tenants,
            Rows rows,
            Throttle throttle,
            Passwords passwords,
            Post post) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.rows = rows;
        this.throttle = throttle;
        this.passwords = passwords;
        this.post = post;
    }

    /// The rows that links touch.
    @Component
    record Rows(
            LinkStore links,
            LookupStore lookups,
            AccountStore accounts,
            PersonStore people,
            PeopleLog log) {}

    /// Invites somebody who has an account; the former links of theirs stop working. Inside a write
    /// transaction of the tenant or its own.
    public void invite(Person me, PersonId person, Instant at) {
        transactions.run(
                me.tenant(),
                () -> {
                    send(me.tenant(), person, Purpose.INVITATION, me.id().value(), at);
                    rows.log()
                            .enter(
                                    me.tenant(),
                                    me.id(),
                                    "account.invited",
                                    Map.of("person", person.value()),
                                    at);
                });
    }

    /// Sends a recovery link to every open account of the address. Says nothing about whether there
    /// is one, and does nothing after too many tries.
    void recover(String mail, String address, Instant at) {
        var key = Fingerprint.ofMail(mail);
        if (!throttle.take(Fingerprint.of("recovery " + Fingerprint.normalMail(mail)), address)
                .allowed()) {
            return;
        }
        for (var owner : rows.lookups().owners(Sort.MAIL, key)) {
            transactions.run(owner.tenant(), () -> recover(owner, at));
        }
    }

    private void recover(Owner owner, Instant at) {
        var open =
                rows.accounts()
                        .find(owner.tenant(), owner.person())
                        .filter(AccountStore.Account::isOpen);
        if (open.isPresent()) {
            send(owner.tenant(), owner.person(), Purpose.RECOVERY, owner.person().value(), at);
        }
    }

    private void send(TenantId tenant, PersonId person, Purpose purpose, String by, Instant at) {
        var to = rows.people().find(tenant, person).filter(row -> row.mail().isPresent());
        if (to.isEmpty()) {
            return;
        }
        var secret = post.secret();
        var lasts = purpose == Purpose.INVITATION ? INVITATION_LASTS : RECOVERY_LASTS;
        var link = new Link(post.id(), person, purpose, at.plus(lasts));
        var digest = Fingerprint.of(secret);
        rows.links().useUp(tenant, person, at);
        rows.links().insert(tenant, link, digest, by, at);
        rows.lookups().put(Sort.LINK, digest, person);
        var company = tenants.find(tenant).map(Tenant::name).orElse("");
        post.send(tenant, to.get(), company, link, secret);
    }

    /// Whose password a link may set; empty when it is unknown, used or expired.
    Optional<Owner> owner(String secret, Instant at) {
        var digest = Fingerprint.of(secret);
        return rows.lookups().owners(Sort.LINK, digest).stream()
                .filter(owner ->
                        transactions
                                .read(
                                        owner.tenant(),
                                        () -> rows.links().usable(owner.tenant(), digest, at))
                                .isPresent())
                .findFirst();
    }

    /// Sets the password and uses up the link with all its siblings.
    Outcome<Owner> redeem(String secret, String password, Instant at) {
        var found = owner(secret, at);
        if (found.isEmpty()) {
            return Outcome.refused("people.link.not-found");
        }
        var owner = found.get();
        var row =
                transactions.read(
                        owner.tenant(), () -> rows.people().find(owner.tenant(), owner.person()));
        var own = Set.of(owner.person().value(), row.flatMap(PersonRow::mail).orElse(""));
        var why = PasswordRules.whyNot(password, own);
        if (why.isPresent()) {
            return Outcome.refused(why.get());
        }
        var hash = passwords.hash(password);
        return transactions.write(owner.tenant(), () -> redeemed(owner, secret, hash, at));
    }

    private Outcome<Owner> redeemed(Owner owner, String secret, String hash, Instant at) {
        var tenant = owner.tenant();
        if (rows.links().usable(tenant, Fingerprint.of(secret), at).isEmpty()) {
            return Outcome.refused("people.link.not-found");
        }
        rows.accounts().setPassword(tenant, owner.person(), hash, at);
        rows.links().useUp(tenant, owner.person(), at);
        rows.log()
                .enter(
                        tenant,
                        owner.person(),
                        "password.set",
                        Map.of("person", owner.person().value()),
                        at);
        return Outcome.done(owner);
    }
}
