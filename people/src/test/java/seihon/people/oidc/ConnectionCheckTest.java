package seihon.people.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.people.oidc.Trips.NOW;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import seihon.domain.Refusal;
import seihon.people.Aozora;
import seihon.people.Entrance;
import seihon.people.PeopleFakes;
import seihon.people.SingleSignOn;
import seihon.people.Tenants;
import seihon.people.oidc.ConnectionCheck.State;
import seihon.people.oidc.ConnectionCheck.Step;
import seihon.people.oidc.OidcRules.Wish;
import seihon.testkit.HouseTest;

@HouseTest
@Import(PeopleFakes.class)
class ConnectionCheckTest {

    @Autowired ConnectionCheck check;
    @Autowired SingleSignOn signOn;
    @Autowired OidcDesk desk;
    @Autowired Entrance entrance;
    @Autowired Tenants tenants;
    @Autowired Aozora aozora;

    FakeProvider provider;
    Trips trips;
    Aozora.Home home;

    @BeforeEach
    void openTheProvider() {
        provider = new FakeProvider(NOW);
        trips = new Trips(signOn, desk, entrance, tenants);
        home = aozora.found();
    }

    @AfterEach
    void closeTheProvider() {
        provider.close();
    }

    @Test
    void soundConnectionIsGoodInEveryStep() {
        assertThat(steps(provider.issuer(), FakeProvider.SECRET))
                .containsExactly(
                        good("description", "described", provider.issuer()),
                        good("keys", "keys", 1L),
                        good("proof-key", "proof-key"),
                        good("client", "client", "seihon"));
    }

    @Test
    void wrongSecretIsFoundWithoutAnybodySigningIn() {
        assertThat(steps(provider.issuer(), "another"))
                .endsWith(
                        new Step(
                                "client",
                                State.BAD,
                                Refusal.of(
                                        "people.oidc.test.wrong-client",
                                        "invalid_client",
                                        "seihon")));
    }

    @Test
    void providerOfAnotherNameIsFound() {
        provider.description.put("issuer", "https://elsewhere.example");

        assertThat(steps(provider.issuer(), FakeProvider.SECRET))
                .containsExactly(
                        bad(
                                "people.oidc.issuer-differs",
                                provider.issuer(),
                                "https://elsewhere.example"));
    }

    @Test
    void insecureEndpointIsFoundByItsName() {
        provider.description.put("token_endpoint", "http://192.0.2.1/token");

        assertThat(steps(provider.issuer(), FakeProvider.SECRET))
                .containsExactly(
                        bad("people.oidc.endpoint", "token_endpoint", "http://192.0.2.1/token"));
    }

    @Test
    void providerWithoutTheCodeFlowIsFound() {
        provider.description.put("response_types_supported", List.of("id_token"));

        assertThat(steps(provider.issuer(), FakeProvider.SECRET))
                .containsExactly(bad("people.oidc.flow", "[id_token]"));
    }

    @Test
    void providerWithoutProofKeysOrKeysIsFound() {
        provider.description.remove("code_challenge_methods_supported");
        provider.description.put(
                "jwks_uri", provider.at("/realm/.well-known/openid-configuration"));

        assertThat(steps(provider.issuer(), FakeProvider.SECRET))
                .extracting(Step::state)
                .containsExactly(State.GOOD, State.BAD, State.OPEN, State.GOOD);
    }

    @Test
    void wrongAddressIsToldWithWhatWasFoundThere() {
        assertThat(steps(provider.at("/nowhere"), FakeProvider.SECRET))
                .containsExactly(
                        bad(
                                "people.oidc.status",
                                provider.at("/nowhere/.well-known/openid-configuration"),
                                404));
    }

    @Test
    void redirectsAreNotFollowed() {
        assertThat(steps(provider.at("/moved"), FakeProvider.SECRET))
                .containsExactly(
                        bad(
                                "people.oidc.status",
                                provider.at("/moved/.well-known/openid-configuration"),
                                302));
    }

    @Test
    void endlessAnswerIsCutOff() {
        var step = steps(provider.at("/endless"), FakeProvider.SECRET).getFirst();

        assertThat(step.state()).isEqualTo(State.BAD);
        assertThat(step.said().key()).isEqualTo("people.oidc.unreachable");
        assertThat(step.said().arguments().getLast().toString()).contains("1048576 bytes");
    }

    private List<Step> steps(String issuer, String secret) {
        trips.save(home, new Wish(issuer, FakeProvider.CLIENT, secret, "email", "mail", false));
        return check.of(trips.company(home), desk.provider(home.tenant()).orElseThrow());
    }

    private static Step good(String name, String said, Object... arguments) {
        return new Step(name, State.GOOD, Refusal.of("people.oidc.test." + said, arguments));
    }

    private static Step bad(String key, Object... arguments) {
        return new Step("description", State.BAD, Refusal.of(key, arguments));
    }
}
