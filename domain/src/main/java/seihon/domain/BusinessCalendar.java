package seihon.domain;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

/// When a company works: days of the week, hours, public holidays, its own closed days and the days
/// it works although they would be off. All arithmetic is in the calendar's zone.
///
/// Must leave at least one working day a week and open before it closes, else
/// [IllegalArgumentException].
public record BusinessCalendar(
        ZoneId zone,
        Set<DayOfWeek> workingDays,
        LocalTime opens,
        LocalTime closes,
        boolean japaneseHolidays,
        Set<LocalDate> closedDays,
        Set<LocalDate> extraDays) {

    /// How far ahead a business day is looked for; a company closed for longer has no deadline.
    private static final int LONGEST_BREAK_DAYS = 400;

    public BusinessCalendar {
        if (workingDays.isEmpty() || !opens.isBefore(closes)) {
            throw new IllegalArgumentException(
                    "a calendar has a working day and opens before it closes");
        }
        workingDays = Set.copyOf(workingDays);
        closedDays = Set.copyOf(closedDays);
        extraDays = Set.copyOf(extraDays);
    }

    /// Monday to Friday, 9:00 to 18:00, off on public holidays: what applies without a document.
    public static BusinessCalendar usual(ZoneId zone) {
        return new BusinessCalendar(
                zone,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                LocalTime.of(9, 0),
                LocalTime.of(18, 0),
                true,
                Set.of(),
                Set.of());
    }

    public boolean isBusinessDay(LocalDate day) {
        if (extraDays.contains(day)) {
            return true;
        }
        return workingDays.contains(day.getDayOfWeek())
                && !closedDays.contains(day)
                && !(japaneseHolidays && JapaneseHolidays.isHoliday(day));
    }

    public boolean isOpen(Instant at) {
        var local = at.atZone(zone);
        var time = local.toLocalTime();
        return isBusinessDay(local.toLocalDate()) && !time.isBefore(opens) && time.isBefore(closes);
    }

    /// The business day that is `count` business days after `day`; with 0 the day itself or, when
    /// it is none, the next one.
    public LocalDate addBusinessDays(LocalDate day, int count) {
        var found = count == 0 ? nextBusinessDay(day) : day;
        for (int left = count; left > 0; left--) {
            found = nextBusinessDay(found.plusDays(1));
        }
        return found;
    }

    /// The day itself when it is a business day, else the first one after it.
    public LocalDate nextBusinessDay(LocalDate day) {
        for (int ahead = 0; ahead < LONGEST_BREAK_DAYS; ahead++) {
            if (isBusinessDay(day.plusDays(ahead))) {
                return day.plusDays(ahead);
            }
        }
        throw new IllegalStateException("closed for over a year after " + day);
    }

    /// The moment a deadline of `count` business days ends: closing time of the `count`-th business
    /// day after the day of `from`. What comes in on a day off counts from the next business day's
    /// morning on, so that day is the first.
    public Instant deadline(Instant from, int count) {
        var day = from.atZone(zone).toLocalDate();
        return addBusinessDays(day, count).atTime(closes).atZone(zone).toInstant();
    }

    /// Working time between two moments: only hours the company is open. Zero when `to` is before
    /// `from`.
    public Duration businessTimeBetween(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return Duration.ZERO;
        }
        var first = from.atZone(zone).toLocalDate();
        var last = to.atZone(zone).toLocalDate();
        return first.datesUntil(last.plusDays(1))
                .filter(this::isBusinessDay)
                .map(day -> openTime(day, from, to))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private Duration openTime(LocalDate day, Instant from, Instant to) {
        var open = day.atTime(opens).atZone(zone).toInstant();
        var close = day.atTime(closes).atZone(zone).toInstant();
        var start = open.isBefore(from) ? from : open;
        var end = close.isAfter(to) ? to : close;
        return start.isBefore(end) ? Duration.between(start, end) : Duration.ZERO;
    }
}
