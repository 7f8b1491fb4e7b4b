package seihon.web;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import seihon.domain.Refusal;

/// Dates inside a sentence: messages that stand as arguments of another one, so that a sentence may
/// be kept for days and still be read in its reader's language. What a page shows by itself is
/// [Formats]'.
public final class Dates {

    private Dates() {}

    /// 2026年11月20日（金） · Fri 20 Nov 2026
    public static Refusal on(LocalDate date) {
        return Refusal.of(
                "web.dates.on",
                date.getYear(),
                date.getMonthValue(),
                date.getDayOfMonth(),
                date.getDayOfWeek().getValue());
    }

    /// 2026年11月20日 · 20 Nov 2026
    public static Refusal plain(LocalDate date) {
        return Refusal.of(
                "web.dates.plain", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    /// 11月30日（月）18:00 · Mon 30 Nov 18:00; near enough to do without the year.
    public static Refusal at(ZonedDateTime moment) {
        return Refusal.of(
                "web.dates.at",
                moment.getMonthValue(),
                moment.getDayOfMonth(),
                moment.getDayOfWeek().getValue(),
                moment.getHour(),
                moment.getMinute());
    }
}
