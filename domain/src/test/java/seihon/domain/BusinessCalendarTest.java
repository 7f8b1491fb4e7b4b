package seihon.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
    private final BusinessCalendar usual = BusinessCalendar.usual(TOKYO);

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T10:00, 1, 2026-11-24T18:00", // Friday; Monday is Labour Thanksgiving Day
        "2026-11-20T10:00, 3, 2026-11-26T18:00",
        "2026-11-21T10:00, 1, 2026-11-24T18:00", // Saturday
        "2026-11-20T23:59, 1, 2026-11-24T18:00",
        "2026-09-18T09:00, 1, 2026-09-24T18:00", // silver week: 21 to 23 September
        "2026-12-31T09:00, 1, 2027-01-04T18:00"
    })
    void deadlineEndsWithTheWorkingDay(LocalDateTime from, int days, LocalDateTime end) {
        assertThat(usual.deadline(at(from), days)).isEqualTo(at(end));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T17:00, 8, 2026-11-24T16:00",
        "2026-11-20T09:00, 9, 2026-11-20T18:00",
        "2026-11-22T12:00, 1, 2026-11-24T10:00",
        "2026-11-20T20:00, 1, 2026-11-24T10:00"
    })
    void workingHoursPassOnlyWhileOpen(LocalDateTime from, int hours, LocalDateTime end) {
        assertThat(usual.businessTimeBetween(at(from), at(end))).isEqualTo(Duration.ofHours(hours));
    }

    @Test
    void ownClosedDaysAndExtraDaysCount() {
        var shut = LocalDate.of(2026, 12, 29);
        var saturday = LocalDate.of(2026, 12, 12);
        var aozora =
                new BusinessCalendar(
                        TOKYO,
                        usual.workingDays(),
                        usual.opens(),
                        usual.closes(),
                        true,
                        Set.of(shut),
                        Set.of(saturday));

        assertThat(aozora.isBusinessDay(shut)).isFalse();
        assertThat(aozora.isBusinessDay(saturday)).isTrue();
        assertThat(aozora.isOpen(at(LocalDateTime.of(2026, 12, 12, 17, 59)))).isTrue();
        assertThat(aozora.isOpen(at(LocalDateTime.of(2026, 12, 12, 18, 0)))).isFalse();
    }

    @Test
    void workingTimeIsTheMinutesWhileOpen() {
        var seed = System.nanoTime();
        System.out.println("BusinessCalendarTest seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 100; round++) {
            var from =
                    at(LocalDateTime.of(2026, 1, 1, 0, 0))
                            .plus(Duration.ofMinutes(random.nextInt(1_000_000)));
            var minutes = random.nextInt(10_000);

            var open =
                    IntStream.range(0, minutes)
                            .filter(each -> usual.isOpen(from.plus(Duration.ofMinutes(each))))
                            .count();

            assertThat(usual.businessTimeBetween(from, from.plus(Duration.ofMinutes(minutes))))
                    .as("seed %d", seed)
                    .isEqualTo(Duration.ofMinutes(open));
        }
    }

    @Test
    void moneyKeepsItsCurrency() {
        assertThat(Money.yen(100).plus(Money.of("0.50", "JPY")).rounded())
                .isEqualTo(Money.yen(101));
        assertThat(Money.of("1.0", "USD")).isEqualTo(Money.of("1.00", "USD"));
        assertThatThrownBy(() -> Money.yen(1).plus(Money.of("1", "USD")))
                .hasMessageContaining("expected an amount in JPY");
    }

    private static Instant at(LocalDateTime local) {
        return local.atZone(TOKYO).toInstant();
    }
}
