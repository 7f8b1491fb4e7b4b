package seihon.people.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import seihon.domain.Outcome;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.people.Aozora;
import seihon.people.Entrance.Admission;
import seihon.people.Passkeys;
import seihon.people.PeopleFakes;
import seihon.people.account.FailureStore;
import seihon.people.account.Fingerprint;
import seihon.people.account.LookupStore;
import seihon.people.account.LookupStore.Sort;
import seihon.testkit.HouseTest;
import seihon.testkit.TestHouse;

@HouseTest
@Import(PeopleFakes.class)
class PasskeySignInTest {

    private static final Instant NOW = TestHouse.START;
    private static final PersonId SATO = new PersonId("sato");
    private static final Outcome<Admission> WRONG =
            Outcome.refused("people.passkey.wrong-forbidden");

    @Autowired Passkeys passkeys;
    @Autowired Aozora aozora;
    @Autowired LookupStore lookups;
    @Autowired FailureStore failures;
    @Autowired Transactions transactions;

    @Test
    void wrongSignaturesAreCountedAndStoppedAfterFive() {
        var home = aozora.found();
        var passkey = new Bytes(("passkey of " + home.mail()).getBytes(StandardCharsets.UTF_8));
        transactions.run(
                home.tenant(),
                () -> lookups.put(Sort.PASSKEY, Fingerprint.of(passkey.getBytes()), SATO));
        for (var i = 0; i < 5; i++) {
            assertThat(signIn(passkey, "192.0.2.1")).isEqualTo(WRONG);
        }

        var sixth = signIn(passkey, "192.0.2.1");
        var elsewhere = signIn(passkey, "192.0.2.2");
        var counted =
                transactions.write(
                        home.tenant(),
                        () -> failures.takeBefore(home.tenant(), NOW.plus(Duration.ofMinutes(1))));

        assertThat(sixth).isEqualTo(Outcome.refused("people.signin.too-many", 15L));
        assertThat(elsewhere).isEqualTo(WRONG);
        assertThat(counted)
                .singleElement()
                .satisfies(minute -> {
                    assertThat(minute.person()).isEqualTo(SATO);
                    assertThat(minute.attempts()).isEqualTo(6);
                });
    }

    @Test
    void nobodyFillsTheSessionsWithChallenges() {
        for (var i = 0; i < 60; i++) {
            assertThat(passkeys.challenge("192.0.2.3")).isInstanceOf(Outcome.Done.class);
        }

        assertThat(passkeys.challenge("192.0.2.3"))
                .isEqualTo(Outcome.refused("people.signin.too-many", 15L));
        assertThat(passkeys.challenge("192.0.2.4")).isInstanceOf(Outcome.Done.class);
    }

    private Outcome<Admission> signIn(Bytes passkey, String address) {
        var challenge =
                PublicKeyCredentialRequestOptions.builder()
                        .challenge(new Bytes(new byte[32]))
                        .rpId("localhost")
                        .build();
        var nothing = new Bytes(new byte[37]);
        var answer = PublicKeyCredential.<AuthenticatorAssertionResponse>builder();
        answer.id(passkey.toBase64UrlString());
        answer.rawId(passkey);
        answer.type(PublicKeyCredentialType.PUBLIC_KEY);
        answer.response(
                AuthenticatorAssertionResponse.builder()
                        .authenticatorData(nothing)
                        .clientDataJSON(nothing)
                        .signature(nothing)
                        .build());
        return passkeys.signIn(challenge, answer.build(), address, NOW);
    }
}
