package seihon.people.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import seihon.domain.Ids;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.people.Entrance.Bearer;
import seihon.people.Scope;
import seihon.people.account.AccountStore;
import seihon.people.account.Fingerprint;
import seihon.people.account.LookupStore;
import seihon.people.account.LookupStore.Sort;
import seihon.people.account.PeopleLog;
import seihon.people.account.Secrets;
import seihon.people.account.TokenStore;
import seihon.people.account.TokenStore.TokenRow;

/// Makes and revokes tokens: one's own, or, as an administrator, anybody's. Whoever gets a token
/// from an administrator is told by mail, for the administrator has seen the secret.
@Component
class TokenDesk {

    static final Duration LONGEST = Duration.ofDays(366);
    private static final int MOST_LIVE = 50;
    private static final int LONGEST_LABEL = 100;
    private static final String PREFIX = "shn_";

    private final Transactions transactions;
    private final AccountStore accounts;
    private final TokenStore tokens;
    private final LookupStore lookups;
    private final PeopleLog log;
    private final Ids ids;
    private final Secrets secrets;
    private final TokenMail mail;

    TokenDesk(
            Transactions transactions,
            AccountStore accounts,
            TokenStore tokens,
            LookupStore lookups,
            PeopleLog log,
            Ids ids,
            Secrets secrets,
            TokenMail mail) {
        this.transactions = transactions;
        this.accounts = accounts;
        this.tokens = tokens;
        this.lookups = lookups;
        this.log = log;
        this.ids = ids;
        this.secrets = secrets;
        this.mail = mail;
    }

    record Wish(PersonId owner, String label, Set<Scope> scopes, Duration lasts) {

        Wish lasting(Duration other) {
            return new Wish(owner, label, scopes, other);
        }
    }

    /// The only moment at which the secret exists outside its owner's hands.
    record Made(UUID id, String secret, Instant expiresAt) {

        @Override
        public String toString() {
            return "token " + id;
        }
    }

    Outcome<Made> make(Person me, Wish wish, Instant at) {
        return checked(me, wish)
                .then(good -> transactions.write(me.tenant(), () -> made(me, good, at)));
    }

    /// With a token nothing can be made that may more than the token itself or outlives it.
    Outcome<Made> makeBy(Bearer token, Wish wish, Instant at) {
        if (!token.scopes().containsAll(wish.scopes())) {
            return Outcome.refused("people.token.scopes-forbidden");
        }
        var me = token.person();
        var left = Duration.between(at, token.expiresAt());
        return checked(me, wish)
                .map(good -> good.lasts().compareTo(left) > 0 ? good.lasting(left) : good)
                .then(good -> transactions.write(me.tenant(), () -> made(me, good, at)));
    }

    private static Outcome<Wish> checked(Person me, Wish wish) {
        if (!wish.owner().equals(me.id()) && !me.holds("admin")) {
            return Outcome.refused("people.account.admin-forbidden");
        }
        if (wish.scopes().isEmpty()
                || wish.label().isBlank()
                || wish.label().length() > LONGEST_LABEL) {
            return Outcome.refused("people.token.wish-invalid", LONGEST_LABEL);
        }
        if (wish.lasts().isNegative()
                || wish.lasts().isZero()
                || wish.lasts().compareTo(LONGEST) > 0) {
            return Outcome.refused("people.token.days-invalid", LONGEST.toDays());
        }
        return Outcome.done(wish);
    }

    private Outcome<Made> made(Person me, Wish wish, Instant at) {
        var tenant = me.tenant();
        if (accounts.find(tenant, wish.owner()).isEmpty()) {
            return Outcome.refused("people.account.not-found", wish.owner());
        }
        var live = tokens.of(tenant, wish.owner()).stream().filter(row -> row.isLive(at)).count();
        if (live >= MOST_LIVE) {
            return Outcome.refused("people.token.full", MOST_LIVE);
        }
        var secret = secrets.next(PREFIX);
        var digest = Fingerprint.of(secret);
        var row =
                new TokenRow(
                        ids.next(),
                        wish.owner(),
                        wish.label().strip(),
                        wish.scopes(),
                        at,
                        me.id().value(),
                        at.plus(wish.lasts()),
                        null,
                        null);
        tokens.insert(tenant, row, digest);
        lookups.put(Sort.TOKEN, digest, wish.owner());
        log.enter(tenant, me.id(), "token.made", about(row), at);
        if (!wish.owner().equals(me.id())) {
            mail.tell(me, row);
        }
        return Outcome.done(new Made(row.id(), secret, row.expiresAt()));
    }

    Outcome<UUID> revoke(Person me, UUID id, Instant at) {
        return transactions.write(
                me.tenant(),
                () -> {
                    var found = tokens.find(me.tenant(), id);
                    if (found.isEmpty()
                            || (!found.get().person().equals(me.id()) && !me.holds("admin"))) {
                        return Outcome.refused("people.token.not-found");
                    }
                    if (!tokens.revoke(me.tenant(), id, me.id(), at)) {
                        return Outcome.refused("people.token.revoked-already");
                    }
                    log.enter(me.tenant(), me.id(), "token.revoked", about(found.get()), at);
                    return Outcome.done(id);
                });
    }

    List<TokenRow> own(Person me) {
        return transactions.read(me.tenant(), () -> tokens.of(me.tenant(), me.id()));
    }

    List<TokenRow> everybodys(Person me) {
        return transactions.read(me.tenant(), () -> tokens.all(me.tenant()));
    }

    private static Map<String, String> about(TokenRow row) {
        return Map.of("person", row.person().value(), "token", row.id().toString());
    }
}
