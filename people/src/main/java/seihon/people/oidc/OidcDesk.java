package seihon.people.oidc;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Vault;
import seihon.people.account.PeopleLog;
import seihon.people.oidc.OidcRules.Wish;
import seihon.people.oidc.Provider.Names;
import seihon.people.tenant.TenantStore;

/// What administrators do to their company's own sign-in.
@Component
class OidcDesk {

    private final Transactions transactions;
    private final OidcStore store;
    private final LinkedSubjectStore links;
    private final TenantStore tenants;
    private final Vault vault;
    private final Discovery discovery;
    private final PeopleLog log;

    OidcDesk(
            Transactions transactions,
            OidcStore store,
            LinkedSubjectStore links,
            TenantStore tenants,
            Vault vault,
            Discovery discovery,
            PeopleLog log) {
        this.transactions = transactions;
        this.store = store;
        this.links = links;
        this.tenants = tenants;
        this.vault = vault;
        this.discovery = discovery;
        this.log = log;
    }

    Optional<Provider> provider(TenantId tenant) {
        return transactions.read(tenant, () -> store.find(tenant));
    }

    List<LinkedSubjectStore.Line> linked(TenantId tenant) {
        return transactions.read(tenant, () -> links.all(tenant));
    }

    Outcome<TenantId> save(Person me, Wish wish, Instant at) {
        return transactions.write(me.tenant(), () -> saved(me, wish, at));
    }

    private Outcome<TenantId> saved(Person me, Wish wish, Instant at) {
        var present = store.find(me.tenant());
        var why = OidcRules.whyNot(wish, present, discovery.athome());
        if (why.isPresent()) {
            return Outcome.refused(why.get());
        }
        var secret =
                wish.secret().isBlank()
                        ? present.orElseThrow().sealedSecret()
                        : sealed(me.tenant(), wish.secret());
        var names = Names.of(wish.names());
        store.save(
                me.tenant(),
                new Provider(wish.issuer(), wish.client(), secret, wish.claim(), names, at),
                me.id());
        tenants.singleSignOn(me.tenant(), wish.on());
        log.enter(
                me.tenant(),
                me.id(),
                "sign-in.provider-set",
                Map.of(
                        "issuer",
                        wish.issuer(),
                        "claim",
                        wish.claim(),
                        "names",
                        names.word(),
                        "on",
                        String.valueOf(wish.on())),
                at);
        return Outcome.done(me.tenant());
    }

    private String sealed(TenantId tenant, String secret) {
        return HexFormat.of()
                .formatHex(
                        vault.seal(
                                tenant,
                                Registrations.SECRET,
                                secret.getBytes(StandardCharsets.UTF_8)));
    }

    /// Parts a person from their account at the provider: the next one to come with their address
    /// is linked anew.
    Outcome<PersonId> part(Person me, PersonId person, Instant at) {
        return transactions.write(
                me.tenant(),
                () -> {
                    if (!links.delete(me.tenant(), person)) {
                        return Outcome.refused("people.account.not-found", person);
                    }
                    log.enter(
                            me.tenant(),
                            me.id(),
                            "sign-in.parted",
                            Map.of("person", person.value()),
                            at);
                    return Outcome.done(person);
                });
    }
}
