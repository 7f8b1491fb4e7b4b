package seihon.people.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.people.oidc.Trips.NOW;
import static seihon.people.oidc.Trips.SATO;
import static seihon.people.oidc.Trips.verified;

import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import seihon.domain.Outcome;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.people.Aozora;
import seihon.people.Entrance;
import seihon.people.PeopleFakes;
import seihon.people.SingleSignOn;
import seihon.people.SingleSignOn.Arrival;
import seihon.people.Tenants;
import seihon.people.account.AccountStore;
import seihon.people.account.FailureStore;
import seihon.testkit.HouseTest;

@HouseTest
@Import(PeopleFakes.class)
class OidcSignInTest {

    private static FakeProvider provider;

    @Autowired SingleSignOn signOn;
    @Autowired OidcDesk desk;
    @Autowired Entrance entrance;
    @Autowired Tenants tenants;
    @Autowired Aozora aozora;
    @Autowired Transactions transactions;
    @Autowired AccountStore accounts;
    @Autowired FailureStore failures;
    @Autowired Ledger ledger;

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

    @Test
    void questionCarriesStateNonceAndProofKeyAndNamesOneReturnAddress() {
        var question = trips.begin(home).getAuthorizationRequestUri();

        assertThat(question)
                .startsWith(provider.at("/authorize"))
                .contains("response_type=code")
                .contains("scope=openid%20email")
                .contains("state=")
                .contains("nonce=")
                .contains("code_challenge_method=S256")
                .contains("/sign-in/oidc/" + trips.company(home).slug() + "/return")
                .doesNotContain("max_age");
    }

    @Test
    void verifiedAddressLetsThePersonInAndTheirSubjectFromThenOn() {
        var first =
                trips.signIn(
                        home,
                        provider,
                        "sub-sato",
                        verified(home.mail().toUpperCase(java.util.Locale.ROOT)));
        var size = transactions.read(home.tenant(), () -> ledger.size(home.tenant()));
        var second = trips.signIn(home, provider, "sub-sato", verified("married@aozora.example"));

        var arrival = arrival(first);
        assertThat(arrival.person()).isEqualTo(SATO);
        assertThat(arrival.tenant()).isEqualTo(home.tenant());
        assertThat(arrival.provenAt()).contains(NOW.minusSeconds(30));
        assertThat(arrival.farewell().orElseThrow())
                .startsWith(provider.at("/end"))
                .contains("id_token_hint=ey")
                .contains("client_id=seihon")
                .contains("post_logout_redirect_uri=http");
        assertThat(arrival(second).person()).isEqualTo(SATO);
        assertThat(lastEntry(size - 1)).contains("\"kind\":\"sign-in.linked\"").contains("sato");
        assertThat(transactions.read(home.tenant(), () -> ledger.size(home.tenant())))
                .isEqualTo(size);
        assertThat(account(SATO).lastSignedIn()).contains(NOW);
    }

    @Test
    void unverifiedAddressIsNotBelieved() {
        var unverified =
                trips.signIn(
                        home,
                        provider,
                        "sub-1",
                        claims ->
                                claims.claim("email", home.mail()).claim("email_verified", false));
        var silent =
                trips.signIn(home, provider, "sub-1", claims -> claims.claim("email", home.mail()));
        var missing = trips.signIn(home, provider, "sub-1", _ -> {});

        assertThat(unverified).isEqualTo(Outcome.refused("people.oidc.unverified-forbidden"));
        assertThat(silent).isEqualTo(unverified);
        assertThat(missing).isEqualTo(Outcome.refused("people.oidc.claim-forbidden", "email"));
    }

    @Test
    void strangerIsToldSoAndGetsNoAccount() {
        var before = transactions.read(home.tenant(), () -> accounts.all(home.tenant()).size());

        var outcome = trips.signIn(home, provider, "sub-2", verified("stranger@aozora.example"));

        assertThat(outcome).isEqualTo(Outcome.refused("people.oidc.stranger-forbidden"));
        assertThat(transactions.read(home.tenant(), () -> accounts.all(home.tenant())))
                .hasSize(before);
    }

    @Test
    void closedAccountStaysClosedAndTheTryIsCounted() {
        trips.signIn(home, provider, "sub-3", verified(home.mail()));
        transactions.run(
                home.tenant(),
                () -> accounts.disable(home.tenant(), SATO, new PersonId("mori"), NOW));

        var outcome = trips.signIn(home, provider, "sub-3", verified(home.mail()));

        assertThat(outcome).isEqualTo(Outcome.refused("people.oidc.closed-forbidden"));
        assertThat(
                        transactions.write(
                                home.tenant(),
                                () -> failures.takeBefore(home.tenant(), NOW.plusSeconds(60))))
                .singleElement()
                .satisfies(minute -> assertThat(minute.person()).isEqualTo(SATO));
    }

    @Test
    void addressThatPassedToAnotherUserOpensNothingUntilAnAdministratorPartsThem() {
        trips.signIn(home, provider, "sub-4", verified(home.mail()));

        var other = trips.signIn(home, provider, "sub-5", verified(home.mail()));
        desk.part(trips.sato(home), SATO, NOW);
        var afterwards = trips.signIn(home, provider, "sub-5", verified(home.mail()));

        assertThat(other).isEqualTo(Outcome.refused("people.oidc.elsewhere-forbidden"));
        assertThat(arrival(afterwards).person()).isEqualTo(SATO);
    }

    @Test
    void subjectOfOneCompanyOpensNoOther() {
        trips.signIn(home, provider, "sub-6", verified(home.mail()));
        var other = aozora.found();
        trips.switchOn(other, provider);

        var outcome = trips.signIn(other, provider, "sub-6", verified(home.mail()));

        assertThat(outcome).isEqualTo(Outcome.refused("people.oidc.stranger-forbidden"));
    }

    @Test
    void claimMayNameThePersonById() {
        trips.save(home, Trips.wish(provider, "employee", "person", true));

        var tanaka =
                trips.signIn(home, provider, "sub-7", claims -> claims.claim("employee", "tanaka"));
        var nobody =
                trips.signIn(home, provider, "sub-8", claims -> claims.claim("employee", "不明"));

        assertThat(arrival(tanaka).person()).isEqualTo(new PersonId("tanaka"));
        assertThat(nobody).isEqualTo(Outcome.refused("people.oidc.stranger-forbidden"));
    }

    @Test
    void companyThatSwitchedItOffSendsNobodyAway() {
        trips.save(home, Trips.wish(provider, "email", "mail", false));
        var slug = trips.company(home).slug();

        assertThat(signOn.begin(trips.from(home), slug, false))
                .isEqualTo(Outcome.refused("people.oidc.not-found", slug));
        assertThat(signOn.companies()).noneMatch(one -> one.id().equals(home.tenant()));
    }

    @Test
    void providerThatIsAwayIsToldBeforeAnybodyLeaves() {
        var gone = new FakeProvider(NOW);
        trips.switchOn(home, gone);
        gone.close();

        var outcome = signOn.begin(trips.from(home), trips.company(home).slug(), false);

        assertThat(refusal(outcome)).isEqualTo("people.oidc.unreachable");
    }

    @Test
    void fruitlessTripsFromOneAddressEnd() {
        for (var trip = 0; trip < 60; trip++) {
            trips.begin(home);
        }

        var outcome = signOn.begin(trips.from(home), trips.company(home).slug(), false);

        assertThat(outcome).isEqualTo(Outcome.refused("people.oidc.too-many", 15L));
    }

    @Test
    void provingAgainAsksTheProviderToHaveSeenThePersonLately() {
        var question = signOn.begin(trips.from(home), trips.company(home).slug(), true);

        assertThat(question.map(OAuth2AuthorizationRequest::getAuthorizationRequestUri).toString())
                .contains("max_age=60");
    }

    @Test
    void providerThatDoesNotSayWhenItSawThePersonIsNoFreshProof() {
        var outcome =
                trips.signIn(
                        home,
                        provider,
                        "sub-12",
                        verified(home.mail()).andThen(claims -> claims.claim("auth_time", null)));

        assertThat(arrival(outcome).provenAt()).isEqualTo(Optional.empty());
    }

    private AccountStore.Account account(PersonId person) {
        return transactions
                .read(home.tenant(), () -> accounts.find(home.tenant(), person))
                .orElseThrow();
    }

    private String lastEntry(long from) {
        return String.valueOf(
                transactions
                        .read(home.tenant(), () -> ledger.entries(home.tenant(), from, 1))
                        .getFirst()
                        .payloadUnlessErased());
    }

    private static Arrival arrival(Outcome<Arrival> outcome) {
        return switch (outcome) {
            case Outcome.Done<Arrival>(var arrival) -> arrival;
            case Outcome.Refused<Arrival>(var why) -> throw new AssertionError(why);
        };
    }

    private static String refusal(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?> done -> "none: " + done;
            case Outcome.Refused<?> refused -> refused.why().key();
        };
    }
}
