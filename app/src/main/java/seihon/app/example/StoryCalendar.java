package seihon.app.example;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/// Turns `-5 16:40` into an instant: five weekdays before the first start, at twenty to five.
/// Weekdays, so that nobody at the example company works on Sundays, whenever the visitor comes.
record StoryCalendar(LocalDate today, ZoneId zone) {

    private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    Instant at(String text) {
        var parts = text.split(" ", 2);
        var day = back(-Integer.parseInt(parts[0]));
        return day.atTime(LocalTime.parse(parts[1])).atZone(zone).toInstant();
    }

    private LocalDate back(int weekdays) {
        var day = today;
        var left = weekdays;
        while (left > 0) {
            day = day.minusDays(1);
            if (!WEEKEND.contains(day.getDayOfWeek())) {
                left--;
            }
        }
        return day;
    }
}
