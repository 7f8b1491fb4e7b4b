package seihon.people.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seihon.domain.Refusal;
import seihon.people.oidc.OidcRules.Wish;
import seihon.people.oidc.Provider.Names;

class OidcRulesTest {

    private static final Provider PRESENT =
            new Provider(
                    "https://id.aozora.example",
                    "seihon",
                    "00",
                    "email",
                    Names.MAIL,
                    Instant.parse("2026-11-24T01:00:00Z"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id.aozora.example",
                "http://id.aozora.example",
                "http://169.254.169.254/latest",
                "https://",
                "https://sato@id.aozora.example",
                "https://id.aozora.example?x=1",
                "https://id.aozora.example#x",
                "ftp://id.aozora.example",
                "https://id aozora"
            })
    void issuerThatIsNoSafeAddressIsRefused(String issuer) {
        assertThat(OidcRules.whyNot(wish(issuer, "secret"), Optional.empty(), true))
                .contains(Refusal.of("people.oidc.issuer-invalid", issuer));
    }

    @Test
    void plainHttpIsForTrialsOnThisMachineOnly() {
        var issuer = "http://localhost:8180/realms/aozora";

        assertThat(OidcRules.whyNot(wish(issuer, "secret"), Optional.empty(), true)).isEmpty();
        assertThat(OidcRules.whyNot(wish(issuer, "secret"), Optional.empty(), false)).isPresent();
    }

    @Test
    void secretIsNotSentToAnAddressItWasNotEnteredFor() {
        var same = OidcRules.whyNot(wish(PRESENT.issuer(), ""), Optional.of(PRESENT), false);
        var other =
                OidcRules.whyNot(
                        wish("https://elsewhere.example", ""), Optional.of(PRESENT), false);

        assertThat(same).isEmpty();
        assertThat(other).contains(Refusal.of("people.oidc.secret-invalid"));
    }

    @Test
    void claimIsOneWord() {
        var wish = new Wish(PRESENT.issuer(), "seihon", "secret", "e mail", "mail", true);

        assertThat(OidcRules.whyNot(wish, Optional.empty(), false))
                .contains(Refusal.of("people.oidc.claim-invalid", "e mail"));
    }

    private static Wish wish(String issuer, String secret) {
        return new Wish(issuer, "seihon", secret, "email", "mail", true);
    }
}
