package seihon.domain;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The public holidays of Japan (国民の祝日) by the rules of the holiday law (昭和23年法律第178号): fixed days,
/// happy Mondays, equinoxes, substitutes for Sundays and the day between two holidays. Good for
/// 2020 to 2099, with the dates moved for the Olympic games of 2020 and 2021; earlier years are
/// calculated by today's rules.
public final class JapaneseHolidays {

    private static final String SUBSTITUTE_JA = "休日（振替休日）";
    private static final String BETWEEN_JA = "休日（国民の休日）";

    private JapaneseHolidays() {}

    public record Holiday(LocalDate date, String ja, String en) {}

    public static boolean isHoliday(LocalDate date) {
        return on(date).isPresent();
    }

    public static Optional<Holiday> on(LocalDate date) {
        return Optional.ofNullable(byDate(date.getYear()).get(date));
    }

    /// Every holiday of a year, in order.
    public static List<Holiday> of(int year) {
        return List.copyOf(byDate(year).values());
    }

    private static NavigableMap<LocalDate, Holiday> byDate(int year) {
        var days = new TreeMap<LocalDate, Holiday>();
        fixed(year, days);
        mondays(year, days);
        equinoxes(year, days);
        between(days);
        substitutes(days);
        return days;
    }

    private static void fixed(int year, NavigableMap<LocalDate, Holiday> days) {
        add(days, LocalDate.of(year, 1, 1), "元日", "New Year's Day");
        add(days, LocalDate.of(year, 2, 11), "建国記念の日", "National Foundation Day");
        add(days, LocalDate.of(year, 2, 23), "天皇誕生日", "Emperor's Birthday");
        add(days, LocalDate.of(year, 4, 29), "昭和の日", "Showa Day");
        add(days, LocalDate.of(year, 5, 3), "憲法記念日", "Constitution Day");
        add(days, LocalDate.of(year, 5, 4), "みどりの日", "Greenery Day");
        add(days, LocalDate.of(year, 5, 5), "こどもの日", "Children's Day");
        var mountain =
                switch (year) {
                    case 2020 -> LocalDate.of(year, 8, 10);
                    case 2021 -> LocalDate.of(year, 8, 8);
                    default -> LocalDate.of(year, 8, 11);
                };
        add(days, mountain, "山の日", "Mountain Day");
        add(days, LocalDate.of(year, 11, 3), "文化の日", "Culture Day");
        add(days, LocalDate.of(year, 11, 23), "勤労感謝の日", "Labour Thanksgiving Day");
    }

    private static void mondays(int year, NavigableMap<LocalDate, Holiday> days) {
        add(days, monday(year, 1, 2), "成人の日", "Coming of Age Day");
        add(days, monday(year, 9, 3), "敬老の日", "Respect for the Aged Day");
        var sea =
                switch (year) {
                    case 2020 -> LocalDate.of(year, 7, 23);
                    case 2021 -> LocalDate.of(year, 7, 22);
                    default -> monday(year, 7, 3);
                };
        add(days, sea, "海の日", "Marine Day");
        var sports =
                switch (year) {
                    case 2020 -> LocalDate.of(year, 7, 24);
                    case 2021 -> LocalDate.of(year, 7, 23);
                    default -> monday(year, 10, 2);
                };
        add(days, sports, "スポーツの日", "Sports Day");
    }

    private static LocalDate monday(int year, int month, int nth) {
        return LocalDate.of(year, month, 1)
                .with(TemporalAdjusters.dayOfWeekInMonth(nth, DayOfWeek.MONDAY));
    }

    /// The National Astronomical Observatory's approximation for 1980 to 2099; the binding date is
    /// announced each February for the next year.
    private static void equinoxes(int year, NavigableMap<LocalDate, Holiday> days) {
        var since = year - 1980;
        var drift = 0.242194 * since - Math.floorDiv(since, 4);
        add(
                days,
                LocalDate.of(year, 3, (int) Math.floor(20.8431 + drift)),
                "春分の日",
                "Vernal Equinox Day");
        add(
                days,
                LocalDate.of(year, 9, (int) Math.floor(23.2488 + drift)),
                "秋分の日",
                "Autumnal Equinox Day");
    }

    /// Article 3 (3): a day with a holiday on either side becomes one.
    private static void between(NavigableMap<LocalDate, Holiday> days) {
        for (var day : List.copyOf(days.keySet())) {
            var middle = day.plusDays(1);
            if (days.containsKey(middle.plusDays(1))
                    && !days.containsKey(middle)
                    && middle.getDayOfWeek() != DayOfWeek.SUNDAY) {
                add(days, middle, BETWEEN_JA, "Citizens' Holiday");
            }
        }
    }

    /// Article 3 (2): for a holiday on a Sunday, the next day that is none.
    private static void substitutes(NavigableMap<LocalDate, Holiday> days) {
        var sundays =
                days.keySet().stream().filter(d -> d.getDayOfWeek() == DayOfWeek.SUNDAY).toList();
        for (var sunday : sundays) {
            IntStream.rangeClosed(1, 7)
                    .mapToObj(sunday::plusDays)
                    .filter(day -> !days.containsKey(day))
                    .findFirst()
                    .ifPresent(day -> add(days, day, SUBSTITUTE_JA, "Substitute Holiday"));
        }
    }

    private static void add(
            NavigableMap<LocalDate, Holiday> days, LocalDate date, String ja, String en) {
        days.put(date, new Holiday(date, ja, en));
    }
}
