package seihon.people.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import seihon.domain.Refusal;

class PasswordRulesTest {

    private static final Set<String> OWN = Set.of("sato", "sato@aozora.example");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kumo hitotsu nai",
                "あおぞらのしたの工場",
                "a1!あ漢字いろ",
                "correct horse battery staple"
            })
    void longWordsNobodyElseThinksOfAreTaken(String password) {
        assertThat(PasswordRules.whyNot(password, OWN)).isEmpty();
    }

    @Test
    void sixtyFourCharactersAndMoreAreTaken() {
        assertThat(PasswordRules.whyNot("kumo hitotsu nai ".repeat(8), OWN)).isEmpty();
    }

    @Test
    void sevenCharactersAreTooShort() {
        assertThat(PasswordRules.whyNot("kumo-na", OWN))
                .contains(Refusal.of("people.password.short-invalid", 8, 7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord1", "12345678", "ｐａｓｓｗｏｒｄ", "zzzzzzzzzz"})
    void widelyKnownOnesAreRefusedInAnySpelling(String password) {
        assertThat(PasswordRules.whyNot(password, OWN))
                .contains(Refusal.of("people.password.breached-invalid"));
    }

    @Test
    void ownAddressIsNoPassword() {
        assertThat(PasswordRules.whyNot("Sato@Aozora.example", OWN))
                .contains(Refusal.of("people.password.own-invalid"));
    }
}
