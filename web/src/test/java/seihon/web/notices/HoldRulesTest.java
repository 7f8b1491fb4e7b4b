package seihon.web.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import seihon.web.Addressee.Contact;
import seihon.web.notices.HoldRules.Why;

/// In Tokyo, nine hours ahead of the instants; 24 November 2026 is a Tuesday after a holiday.
class HoldRulesTest {

    private static final Instant MONDAY_HOLIDAY_TEN = Instant.parse("2026-11-23T01:00:00Z");
    private static final Instant TUESDAY_TEN = Instant.parse("2026-11-24T01:00:00Z");
    private static final Instant FRIDAY_TEN_AT_NIGHT = Instant.parse("2026-11-27T13:00:00Z");
    private static final LocalTime EIGHT = LocalTime.of(20, 0);
    private static final LocalTime SEVEN = LocalTime.of(7, 0);
    private static final Wishes QUIET_NIGHTS =
            new Wishes(true, true, LocalTime.of(8, 30), EIGHT, SEVEN, false);
    private static final Set<LocalDate> HOLIDAYS = Set.of(LocalDate.parse("2026-11-23"));

    @Test
    void whoWishesForNothingGetsTheMailAtAnyHourOfAnyDay() {
        var rules = rules(Wishes.DEFAULT, Optional.empty());

        assertThat(rules.hold(FRIDAY_TEN_AT_NIGHT)).isEmpty();
        assertThat(rules.hold(MONDAY_HOLIDAY_TEN)).isEmpty();
    }

    @Test
    void quietHoursReachOverNightWeekendAndHoliday() {
        var rules = rules(QUIET_NIGHTS, Optional.empty());

        assertThat(rules.hold(TUESDAY_TEN)).isEmpty();
        assertThat(rules.hold(FRIDAY_TEN_AT_NIGHT))
                .contains(new HoldRules.Hold(Instant.parse("2026-11-29T22:00:00Z"), Why.QUIET));
        assertThat(rules.hold(MONDAY_HOLIDAY_TEN))
                .contains(new HoldRules.Hold(Instant.parse("2026-11-23T22:00:00Z"), Why.DAY_OFF));
    }

    @Test
    void quietHoursWithinADayEndOnThatDay() {
        var lunch =
                new Wishes(
                        true,
                        true,
                        LocalTime.of(8, 30),
                        LocalTime.of(9, 30),
                        LocalTime.of(13, 0),
                        true);

        assertThat(rules(lunch, Optional.empty()).hold(TUESDAY_TEN))
                .contains(new HoldRules.Hold(Instant.parse("2026-11-24T04:00:00Z"), Why.QUIET));
    }

    @Test
    void absenceHoldsWhateverIsWishedFor() {
        var back = Instant.parse("2026-11-26T15:00:00Z");
        var rules = rules(QUIET_NIGHTS, Optional.of(back));

        assertThat(rules.hold(TUESDAY_TEN))
                .contains(new HoldRules.Hold(Instant.parse("2026-11-26T22:00:00Z"), Why.ABSENCE));
        assertThat(rules(Wishes.DEFAULT, Optional.of(back)).hold(TUESDAY_TEN))
                .contains(new HoldRules.Hold(back, Why.ABSENCE));
    }

    @Test
    void digestComesOnTheNextWorkingMorningThatHadNone() {
        var rules = rules(Wishes.DEFAULT, Optional.empty());
        var tuesday = Instant.parse("2026-11-23T23:30:00Z");
        var wednesday = Instant.parse("2026-11-24T23:30:00Z");

        assertThat(rules.nextDigest(MONDAY_HOLIDAY_TEN, Optional.empty())).isEqualTo(tuesday);
        assertThat(rules.nextDigest(TUESDAY_TEN.minusSeconds(7200), Optional.empty()))
                .isEqualTo(tuesday);
        assertThat(rules.nextDigest(TUESDAY_TEN, Optional.empty())).isEqualTo(wednesday);
        assertThat(
                        rules.nextDigest(
                                tuesday.minusSeconds(60),
                                Optional.of(LocalDate.parse("2026-11-24"))))
                .isEqualTo(wednesday);
        assertThat(rules.nextDigest(FRIDAY_TEN_AT_NIGHT, Optional.empty()))
                .isEqualTo(Instant.parse("2026-11-29T23:30:00Z"));
    }

    @Test
    void digestWaitsForTheEndOfQuietHoursAndOfAnAbsence() {
        var longNights =
                new Wishes(true, true, LocalTime.of(8, 30), EIGHT, LocalTime.of(9, 0), true);
        var back = Instant.parse("2026-11-26T15:00:00Z");

        assertThat(
                        rules(longNights, Optional.empty())
                                .nextDigest(FRIDAY_TEN_AT_NIGHT, Optional.empty()))
                .isEqualTo(Instant.parse("2026-11-30T00:00:00Z"));
        assertThat(
                        rules(Wishes.DEFAULT, Optional.of(back))
                                .nextDigest(TUESDAY_TEN, Optional.empty()))
                .isEqualTo(Instant.parse("2026-11-26T23:30:00Z"));
    }

    private static HoldRules rules(Wishes wishes, Optional<Instant> absentUntil) {
        var contact =
                new Contact(
                        "sato@aozora.example",
                        "佐藤 花子",
                        Locale.JAPANESE,
                        ZoneId.of("Asia/Tokyo"),
                        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                        LocalTime.of(9, 0),
                        LocalTime.of(18, 0),
                        absentUntil);
        return new HoldRules(
                wishes,
                contact,
                day ->
                        contact.workingDays().contains(day.getDayOfWeek())
                                && !HOLIDAYS.contains(day));
    }
}
