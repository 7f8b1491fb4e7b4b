package seihon.people.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.people.Aozora;
import seihon.people.Entrance;
import seihon.people.SingleSignOn;
import seihon.people.SingleSignOn.Arrival;
import seihon.people.Tenant;
import seihon.people.Tenants;
import seihon.people.oidc.OidcRules.Wish;
import seihon.testkit.TestHouse;

/// Goes to a provider and back, as a browser would.
record Trips(SingleSignOn signOn, OidcDesk desk, Entrance entrance, Tenants tenants) {

    static final Instant NOW = TestHouse.START;
    static final PersonId SATO = new PersonId("sato");

    Tenant company(Aozora.Home home) {
        return tenants.find(home.tenant()).orElseThrow();
    }

    Person sato(Aozora.Home home) {
        return entrance.person(home.tenant(), SATO, NOW).orElseThrow();
    }

    void switchOn(Aozora.Home home, FakeProvider provider) {
        save(home, wish(provider, "email", "mail", true));
    }

    void save(Aozora.Home home, Wish wish) {
        if (desk.save(sato(home), wish, NOW) instanceof Outcome.Refused<?>(var why)) {
            throw new AssertionError(why);
        }
    }

    static Wish wish(FakeProvider provider, String claim, String names, boolean on) {
        return new Wish(
                provider.issuer(), FakeProvider.CLIENT, FakeProvider.SECRET, claim, names, on);
    }

    OAuth2AuthorizationRequest begin(Aozora.Home home) {
        return switch (signOn.begin(from(home), company(home).slug(), false)) {
            case Outcome.Done<OAuth2AuthorizationRequest>(var question) -> question;
            case Outcome.Refused<OAuth2AuthorizationRequest>(var why) ->
                    throw new AssertionError(why);
        };
    }

    Outcome<Arrival> signIn(
            Aozora.Home home,
            FakeProvider provider,
            String subject,
            Consumer<JWTClaimsSet.Builder> claims) {
        var sent = begin(home);
        var code = provider.signIn(sent.getAuthorizationRequestUri(), subject, claims);
        return arrive(home, provider, sent, code);
    }

    Outcome<Arrival> arrive(
            Aozora.Home home, FakeProvider provider, OAuth2AuthorizationRequest sent, String code) {
        var request = from(home);
        request.setParameter("code", code);
        request.setParameter("state", state(sent));
        request.setParameter("iss", provider.issuer());
        return signOn.arrive(sent, request, NOW);
    }

    static String state(OAuth2AuthorizationRequest sent) {
        return Objects.requireNonNull(sent.getState());
    }

    /// Each company comes from an address of its own.
    MockHttpServletRequest from(Aozora.Home home) {
        var request = new MockHttpServletRequest();
        request.setRemoteAddr("10.1.0." + home.tenant());
        return request;
    }

    static Consumer<JWTClaimsSet.Builder> verified(String mail) {
        return claims -> claims.claim("email", mail).claim("email_verified", true);
    }
}
