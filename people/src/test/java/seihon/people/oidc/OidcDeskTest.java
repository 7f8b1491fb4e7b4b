package seihon.people.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static seihon.people.oidc.Trips.NOW;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import seihon.domain.Outcome;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.ledger.Vault;
import seihon.people.Aozora;
import seihon.people.Entrance;
import seihon.people.PeopleFakes;
import seihon.people.SingleSignOn;
import seihon.people.Tenants;
import seihon.people.oidc.OidcRules.Wish;
import seihon.testkit.HouseTest;

@HouseTest
@Import(PeopleFakes.class)
class OidcDeskTest {

    private static final String SECRET = "the-secret-of-aozora";
    private static final Wish WISH =
            new Wish("https://id.aozora.example", "seihon", SECRET, "email", "mail", true);

    @Autowired OidcDesk desk;
    @Autowired SingleSignOn signOn;
    @Autowired Entrance entrance;
    @Autowired Tenants tenants;
    @Autowired Aozora aozora;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired Vault vault;
    @Autowired Ledger ledger;

    Trips trips;
    Aozora.Home home;

    @BeforeEach
    void open() {
        trips = new Trips(signOn, desk, entrance, tenants);
        home = aozora.found();
    }

    @Test
    void secretIsStoredSealedAndKeptWhenNoneIsTyped() {
        trips.save(home, WISH);
        trips.save(home, new Wish(WISH.issuer(), "other-client", "", "email", "mail", true));

        var stored = storedSecret();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(vault.open(home.tenant(), Registrations.SECRET, stored))
                .isEqualTo(SECRET.getBytes(StandardCharsets.UTF_8));
        assertThat(desk.provider(home.tenant()).orElseThrow().clientId()).isEqualTo("other-client");
    }

    private byte[] storedSecret() {
        return transactions.read(
                home.tenant(),
                () ->
                        jdbc.sql("select client_secret from people_oidc where tenant_id = :tenant")
                                .param("tenant", home.tenant().value())
                                .query(byte[].class)
                                .single());
    }

    @Test
    void ledgerKnowsWhoSetWhatButNotTheSecret() {
        var before = transactions.read(home.tenant(), () -> ledger.size(home.tenant()));

        trips.save(home, WISH);

        var entries =
                transactions.read(home.tenant(), () -> ledger.entries(home.tenant(), before, 10));
        assertThat(entries)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.payloadUnlessErased())
                            .contains("\"kind\":\"sign-in.provider-set\"")
                            .contains(WISH.issuer())
                            .doesNotContain(SECRET);
                });
    }

    @Test
    void refusedWishChangesNothing() {
        trips.save(home, WISH);

        var outcome =
                desk.save(
                        trips.sato(home),
                        new Wish("http://id.aozora.example", "x", "y", "email", "mail", false),
                        NOW);

        assertThat(outcome)
                .isEqualTo(
                        Outcome.refused("people.oidc.issuer-invalid", "http://id.aozora.example"));
        assertThat(desk.provider(home.tenant()).orElseThrow().issuer()).isEqualTo(WISH.issuer());
        assertThat(signOn.companies()).anyMatch(one -> one.id().equals(home.tenant()));
    }

    @Test
    void providerOfOneCompanyIsNobodyElses() {
        trips.save(home, WISH);
        var other = aozora.found();

        assertThat(desk.provider(other.tenant())).isEmpty();
        assertThat(signOn.companies()).noneMatch(one -> one.id().equals(other.tenant()));
    }
}
