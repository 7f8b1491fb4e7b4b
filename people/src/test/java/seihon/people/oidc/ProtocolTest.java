package seihon.people.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.people.oidc.Trips.NOW;
import static seihon.people.oidc.Trips.verified;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Date;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import seihon.domain.Outcome;
import seihon.people.Aozora;
import seihon.people.Entrance;
import seihon.people.PeopleFakes;
import seihon.people.SingleSignOn;
import seihon.people.Tenants;
import seihon.testkit.HouseTest;

/// Answers that prove nothing.
@HouseTest
@Import(PeopleFakes.class)
class ProtocolTest {

    private static FakeProvider provider;

    @Autowired SingleSignOn signOn;
    @Autowired OidcDesk desk;
    @Autowired Entrance entrance;
    @Autowired Tenants tenants;
    @Autowired Aozora aozora;

    Trips trips;
    Aozora.Home home;

    @BeforeAll
    static void openTheProvider() {
        provider = new FakeProvider(NOW);
    }

    @AfterAll
    static void closeTheProvider() {
        provider.close();
    }

    @BeforeEach
    void switchOn() {
        trips = new Trips(signOn, desk, entrance, tenants);
        home = aozora.found();
        trips.switchOn(home, provider);
    }

    static Stream<Arguments> bent() {
        return Stream.of(
                bent("another nonce", claims -> claims.claim("nonce", "another")),
                bent("no nonce", claims -> claims.claim("nonce", null)),
                bent("another client", claims -> claims.audience("another")),
                bent("another issuer", claims -> claims.issuer("https://elsewhere.example")),
                bent("expired", claims -> claims.expirationTime(Date.from(NOW.minusSeconds(3600)))),
                bent("no subject", claims -> claims.subject(null)));
    }

    private static Arguments bent(String name, Consumer<JWTClaimsSet.Builder> change) {
        return Arguments.of(name, change);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bent")
    void answerThatIsBentProvesNothing(String name, Consumer<JWTClaimsSet.Builder> change) {
        var outcome = trips.signIn(home, provider, "sub-9", verified(home.mail()).andThen(change));

        assertThat(refusal(outcome)).as(name).isEqualTo("people.oidc.unproven-forbidden");
    }

    @Test
    void tokenSignedBySomebodyElseProvesNothing() {
        var sent = trips.begin(home);

        var outcome =
                trips.arrive(
                        home,
                        provider,
                        sent,
                        provider.forge(sent.getAuthorizationRequestUri(), "sub-10"));

        assertThat(refusal(outcome)).isEqualTo("people.oidc.unproven-forbidden");
    }

    @Test
    void stolenCodeIsWorthlessInAnotherBrowser() {
        var victim = trips.begin(home);
        var code =
                provider.signIn(
                        victim.getAuthorizationRequestUri(), "sub-11", verified(home.mail()));

        var outcome = trips.arrive(home, provider, trips.begin(home), code);

        assertThat(outcome)
                .isEqualTo(Outcome.refused("people.oidc.unproven-forbidden", "invalid_grant"));
    }

    @Test
    void answerWithAnotherStateOrOfAnotherProviderIsRefused() {
        var sent = trips.begin(home);
        var foreign = trips.from(home);
        foreign.setParameter("code", "any");
        foreign.setParameter("state", Trips.state(sent));
        foreign.setParameter("iss", "https://elsewhere.example");
        var tampered = trips.from(home);
        tampered.setParameter("code", "any");
        tampered.setParameter("state", Trips.state(sent) + "x");
        tampered.setParameter("iss", provider.issuer());

        assertThat(signOn.arrive(sent, foreign, NOW))
                .isEqualTo(Outcome.refused("people.oidc.state-malformed"));
        assertThat(refusal(signOn.arrive(sent, tampered, NOW)))
                .isEqualTo("people.oidc.unproven-forbidden");
    }

    @Test
    void cancellingAtTheProviderIsToldAsSuch() {
        var sent = trips.begin(home);
        var answer = trips.from(home);
        answer.setParameter("error", "access_denied");
        answer.setParameter("state", Trips.state(sent));
        answer.setParameter("iss", provider.issuer());

        assertThat(signOn.arrive(sent, answer, NOW))
                .isEqualTo(Outcome.refused("people.oidc.cancelled-forbidden"));
    }

    private static String refusal(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> "none: " + done;
            case Outcome.Refused<?> refused -> refused.why().key();
        };
    }
}
