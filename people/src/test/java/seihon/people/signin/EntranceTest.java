package seihon.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import seihon.domain.Outcome;
import seihon.domain.PersonId;
import seihon.domain.Transactions;
import seihon.ledger.Ledger;
import seihon.people.Aozora;
import seihon.people.Entrance;
import seihon.people.Entrance.Admission;
import seihon.people.PeopleFakes;
import seihon.people.account.AccountStore;
import seihon.testkit.HouseTest;
import seihon.testkit.TestHouse;

@HouseTest
@Import(PeopleFakes.class)
class EntranceTest {

    private static final Instant NOW = TestHouse.START;
    private static final PersonId SATO = new PersonId("sato");
    private static final String PASSWORD = "aozora-sato-2026";

    @Autowired Entrance entrance;
    @Autowired Aozora aozora;
    @Autowired Transactions transactions;
    @Autowired AccountStore accounts;
    @Autowired FailureEntries failures;
    @Autowired Ledger ledger;

    @Test
    void rightPasswordOpensTheCompanyInAnySpellingOfTheAddress() {
        var home = aozora.found();

        var outcome =
                entrance.byPassword(
                        " " + home.mail().toUpperCase(java.util.Locale.ROOT),
                        PASSWORD,
                        "10.0.0.1",
                        NOW);

        assertThat(outcome)
                .isEqualTo(Outcome.done(List.of(new Admission(home.tenant(), SATO, "あおぞら製作所"))));
    }

    @Test
    void unknownAddressWrongPasswordAndDisabledAccountReadTheSame() {
        var home = aozora.found();
        var wrong = entrance.byPassword(home.mail(), "not the password", "10.0.0.2", NOW);
        var unknown = entrance.byPassword("nobody" + home.mail(), PASSWORD, "10.0.0.2", NOW);
        transactions.run(
                home.tenant(),
                () -> accounts.disable(home.tenant(), SATO, new PersonId("mori"), NOW));

        var disabled = entrance.byPassword(home.mail(), PASSWORD, "10.0.0.3", NOW);

        assertThat(unknown).isEqualTo(wrong);
        assertThat(disabled).isEqualTo(wrong);
    }

    @Test
    void fifthWrongTryClosesTheAccountForThatAddressOnly() {
        var home = aozora.found();
        for (var i = 0; i < 5; i++) {
            entrance.byPassword(home.mail(), "wrong", "10.0.0.4", NOW);
        }

        var sixth = entrance.byPassword(home.mail(), PASSWORD, "10.0.0.4", NOW);
        var elsewhere = entrance.byPassword(home.mail(), PASSWORD, "10.0.0.5", NOW);

        assertThat(sixth).isEqualTo(Outcome.refused("people.signin.too-many", 15L));
        assertThat(elsewhere).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void provingAgainTellsTooManyTriesFromAWrongPassword() {
        var home = aozora.found();
        var sato = entrance.person(home.tenant(), SATO, NOW).orElseThrow();
        for (var i = 0; i < 5; i++) {
            assertThat(entrance.provePassword(sato, "wrong", NOW))
                    .isEqualTo(Outcome.refused("people.password.present-invalid"));
        }

        var right = entrance.provePassword(sato, PASSWORD, NOW);
        var change = entrance.changePassword(sato, PASSWORD, "kumo hitotsu nai sora", NOW);

        assertThat(right).isEqualTo(Outcome.refused("people.signin.too-many", 15L));
        assertThat(change).isEqualTo(Outcome.refused("people.signin.too-many", 15L));
    }

    @Test
    void failuresOfOneMinuteAreOneEntryWithTheirCount() {
        var home = aozora.found();
        var before = transactions.read(home.tenant(), () -> ledger.size(home.tenant()));
        entrance.byPassword(home.mail(), "wrong", "10.0.0.6", NOW);
        entrance.byPassword(home.mail(), "wrong", "10.0.0.6", NOW.plusSeconds(20));
        entrance.byPassword("nobody@aozora.example", "wrong", "10.0.0.6", NOW);

        failures.run(home.tenant(), NOW.plus(Duration.ofMinutes(1)));
        failures.run(home.tenant(), NOW.plus(Duration.ofMinutes(2)));

        var entries =
                transactions.read(home.tenant(), () -> ledger.entries(home.tenant(), before, 10));
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().payloadUnlessErased())
                .contains("\"attempts\":2")
                .contains("\"person\":\"sato\"");
    }

    @Test
    void tokenSpeaksForItsOwnerUntilItExpires() {
        var home = aozora.found();

        var live = entrance.byToken(home.token(), "10.0.0.7", NOW);
        var expired = entrance.byToken(home.token(), "10.0.0.7", NOW.plus(Duration.ofDays(366)));
        var unknown = entrance.byToken("no such token", "10.0.0.7", NOW);

        assertThat(live)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done ->
                                assertThat(done.value())
                                        .isInstanceOfSatisfying(
                                                Entrance.Bearer.class,
                                                bearer -> {
                                                    assertThat(bearer.person().name())
                                                            .isEqualTo("佐藤 花子");
                                                    assertThat(bearer.person().roles())
                                                            .containsExactlyInAnyOrder(
                                                                    "executive", "admin");
                                                }));
        assertThat(expired).isEqualTo(Outcome.refused("people.token.unknown"));
        assertThat(unknown).isEqualTo(Outcome.refused("people.token.unknown"));
    }

    @Test
    void disabledAccountIsNobodyAtTheNextRequest() {
        var home = aozora.found();
        transactions.run(
                home.tenant(),
                () -> accounts.disable(home.tenant(), SATO, new PersonId("mori"), NOW));

        var person = entrance.person(home.tenant(), SATO, NOW);

        assertThat(person).isEmpty();
        assertThat(entrance.byToken(home.token(), "10.0.0.8", NOW))
                .isEqualTo(Outcome.refused("people.token.unknown"));
    }

    @Test
    void personIsNobodyAfterTheirLastDay() {
        var home = aozora.found();
        var ogawa = new PersonId("ogawa");

        var lastEvening = Instant.parse("2027-03-31T14:59:59Z");
        var nextMorning = Instant.parse("2027-03-31T15:00:00Z");

        assertThat(entrance.person(home.tenant(), ogawa, lastEvening)).isPresent();
        assertThat(entrance.person(home.tenant(), ogawa, nextMorning)).isEmpty();
    }
}
