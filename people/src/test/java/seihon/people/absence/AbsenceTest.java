package seihon.people.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import seihon.docs.Roster;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.people.Aozora;
import seihon.people.PeopleFakes;
import seihon.testkit.HouseTest;

/// Who decided for whom is answered by what was on record then.
@HouseTest
@Import(PeopleFakes.class)
class AbsenceTest {

    private static final PersonId MORI = new PersonId("mori");
    private static final PersonId TANAKA = new PersonId("tanaka");
    private static final Instant MORNING = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant NOON = MORNING.plus(Duration.ofHours(3));
    private static final Instant EVENING = MORNING.plus(Duration.ofHours(9));

    @Autowired AbsenceDesk desk;
    @Autowired Aozora aozora;
    @Autowired Roster roster;
    @Autowired Transactions transactions;

    @Test
    void deputyStaysTheOneWhoDecidedAfterTheAbsenceHasEnded() {
        var home = aozora.found().tenant();
        var mori = person(home, MORI, "executive");
        var absence = recorded(mori, MORI, TANAKA, MORNING);

        desk.end(mori, absence, EVENING);

        assertThat(deputy(home, NOON)).contains(TANAKA);
        assertThat(deputy(home, EVENING)).isEmpty();
    }

    @Test
    void nobodyWasADeputyBeforeTheAbsenceWasRecorded() {
        var home = aozora.found().tenant();

        recorded(person(home, MORI, "executive"), MORI, TANAKA, NOON);

        assertThat(deputy(home, MORNING)).isEmpty();
        assertThat(deputy(home, NOON)).contains(TANAKA);
    }

    @Test
    void administratorCannotBecomeTheDeputyOfSomebodyElse() {
        var home = aozora.found().tenant();
        var sato = new PersonId("sato");
        var wish = wish(MORI, sato);

        var refused = desk.record(person(home, sato, "admin"), wish, MORNING);

        assertThat(refused).isEqualTo(Outcome.refused("people.absence.own-power-forbidden"));
    }

    private UUID recorded(Person me, PersonId absent, PersonId deputy, Instant at) {
        return switch (desk.record(me, wish(absent, deputy), at)) {
            case Outcome.Done<UUID>(var id) -> id;
            case Outcome.Refused<UUID>(var why) -> throw new AssertionError(why);
        };
    }

    private static AbsenceDesk.Wish wish(PersonId absent, PersonId deputy) {
        var today = LocalDate.of(2026, 11, 24);
        return new AbsenceDesk.Wish(absent, Optional.of(deputy), today, today.plusDays(7));
    }

    /// Asked while reading, and while writing: both must say the same.
    private Optional<PersonId> deputy(TenantId home, Instant at) {
        var reading = transactions.read(home, () -> roster.deputy(home, MORI, at));
        var writing = transactions.write(home, () -> roster.deputy(home, MORI, at));
        assertThat(writing).isEqualTo(reading);
        return reading.map(Roster.Deputy::deputy);
    }

    private static Person person(TenantId home, PersonId id, String role) {
        return new Person(
                home,
                id,
                id.value(),
                Set.of(role),
                false,
                Locale.JAPANESE,
                ZoneId.of("Asia/Tokyo"));
    }
}
