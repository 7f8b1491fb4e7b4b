package seihon.people.oidc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Vault;
import seihon.people.Tenant;
import seihon.people.tenant.TenantStore;
import seihon.web.Mailbox;

/// The companies as clients of their providers, by slug, read from the database. What a provider
/// says about itself is asked again after [#KNOWN_FOR], or when the settings were saved.
@Component
class Registrations implements ClientRegistrationRepository {

    static final String SECRET = "people_oidc.client_secret";
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final int MOST = 1000;

    private final Transactions transactions;
    private final TenantStore tenants;
    private final OidcStore store;
    private final Vault vault;
    private final Discovery discovery;
    private final Mailbox mailbox;
    private final Cache<Provider, ClientRegistration> known =
            Caffeine.newBuilder().expireAfterWrite(KNOWN_FOR).maximumSize(MOST).build();

    Registrations(
            Transactions transactions,
            TenantStore tenants,
            OidcStore store,
            Vault vault,
            Discovery discovery,
            Mailbox mailbox) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.store = store;
        this.vault = vault;
        this.discovery = discovery;
        this.mailbox = mailbox;
    }

    record Known(Tenant tenant, Provider provider, ClientRegistration registration) {}

    /// Refused when the company has no provider switched on, or when it cannot be asked.
    Outcome<Known> of(String company) {
        return tenants.withSingleSignOn().stream()
                .filter(tenant -> tenant.slug().equals(company))
                .findFirst()
                .map(this::known)
                .orElseGet(() -> Outcome.refused("people.oidc.not-found", company));
    }

    private Outcome<Known> known(Tenant tenant) {
        return transactions
                .read(tenant.id(), () -> store.find(tenant.id()))
                .map(provider ->
                        registration(tenant, provider)
                                .map(registration -> new Known(tenant, provider, registration)))
                .orElseGet(() -> Outcome.refused("people.oidc.not-found", tenant.slug()));
    }

    private Outcome<ClientRegistration> registration(Tenant tenant, Provider provider) {
        var before = known.getIfPresent(provider);
        if (before != null) {
            return Outcome.done(before);
        }
        return discovery
                .read(provider.issuer())
                .map(found -> {
                    var made = registration(tenant, provider, found);
                    known.put(provider, made);
                    return made;
                });
    }

    /// As the provider describes itself in `found`.
    ClientRegistration registration(Tenant tenant, Provider provider, Map<String, Object> found) {
        return ClientRegistrations.fromOidcConfiguration(found)
                .registrationId(tenant.slug())
                .clientId(provider.clientId())
                .clientSecret(secret(tenant.id(), provider))
                .redirectUri(returnAddress(tenant.slug()))
                .scope(scopes(provider))
                .build();
    }

    private String secret(TenantId tenant, Provider provider) {
        var sealed = HexFormat.of().parseHex(provider.sealedSecret());
        return new String(vault.open(tenant, SECRET, sealed), StandardCharsets.UTF_8);
    }

    static String[] scopes(Provider provider) {
        return provider.claim().equals(Provider.MAIL_CLAIM)
                ? new String[] {"openid", "email"}
                : new String[] {"openid", "email", "profile"};
    }

    String returnAddress(String company) {
        return mailbox.link("/sign-in/oidc/" + company + "/return");
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String company) {
        return switch (of(company)) {
            case Outcome.Done<Known>(var found) -> found.registration();
            case Outcome.Refused<Known> _ -> null;
        };
    }
}
