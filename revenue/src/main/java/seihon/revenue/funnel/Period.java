package seihon.revenue.funnel;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import seihon.ledger.Fact;
import seihon.revenue.FunnelQuestion.Grain;

/// A stretch of days, `until` exclusive, and how it is written: 2026-01-05, 2026-W02, 2026-01,
/// 2026-Q1, FY2026 (the business year that begins in 2026).
public record Period(String label, LocalDate from, LocalDate until) {

    static final String TOTAL = "total";

    private static final Pattern WEEK = Pattern.compile("(\\d{4})-W(\\d{2})");
    private static final Pattern QUARTER = Pattern.compile("(\\d{4})-Q([1-4])");
    private static final Pattern FISCAL_YEAR = Pattern.compile("FY(\\d{4})");
    private static final Pattern MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /// The same without business years.
    public static Optional<Period> parse(String text, Grain grain) {
        return FISCAL_YEAR.matcher(text).matches()
                ? Optional.empty()
                : parse(text, grain, () -> Month.JANUARY);
    }

    /// Of the grain that is asked for; for `total` any way of writing is a stretch of days.
    public static Optional<Period> parse(String text, Grain grain, Supplier<Month> yearBegins) {
        return parse(text, yearBegins)
                .filter(Period::isKnown)
                .filter(found ->
                        grain == Grain.TOTAL || of(found.from, grain, yearBegins).equals(found));
    }

    /// Nothing can have happened in others, and the database knows no such days.
    private static boolean isKnown(Period period) {
        return Fact.isMoment(period.from.atStartOfDay(ZoneOffset.UTC).toInstant())
                && Fact.isMoment(period.until.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static Optional<Period> parse(String text, Supplier<Month> yearBegins) {
        try {
            var fiscal = FISCAL_YEAR.matcher(text);
            if (fiscal.matches()) {
                return Optional.of(fiscalYear(Integer.parseInt(fiscal.group(1)), yearBegins.get()));
            }
            if (DAY.matcher(text).matches()) {
                return Optional.of(of(LocalDate.parse(text), Grain.DAY));
            }
            if (MONTH.matcher(text).matches()) {
                return Optional.of(of(YearMonth.parse(text).atDay(1), Grain.MONTH));
            }
            return week(text).or(() -> quarter(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Period> week(String text) {
        var found = WEEK.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var monday =
                LocalDate.of(Integer.parseInt(found.group(1)), 1, 4)
                        .with(WeekFields.ISO.dayOfWeek(), 1)
                        .plusWeeks(Integer.parseInt(found.group(2)) - 1L);
        return Optional.of(of(monday, Grain.WEEK)).filter(week -> week.label.equals(text));
    }

    private static Optional<Period> quarter(String text) {
        var found = QUARTER.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var month = 3 * Integer.parseInt(found.group(2)) - 2;
        return Optional.of(
                of(LocalDate.of(Integer.parseInt(found.group(1)), month, 1), Grain.QUARTER));
    }

    /// The same for what is cut by the calendar alone.
    public static Period of(LocalDate day, Grain grain) {
        return of(day, grain, () -> Month.JANUARY);
    }

    /// The period that a day is in. `total` has no periods of its own; `yearBegins` is asked for
    /// business years only.
    public static Period of(LocalDate day, Grain grain, Supplier<Month> yearBegins) {
        return switch (grain) {
            case DAY, TOTAL -> new Period(day.toString(), day, day.plusDays(1));
            case WEEK -> weekOf(day);
            case MONTH -> {
                var first = day.withDayOfMonth(1);
                yield new Period(YearMonth.from(day).toString(), first, first.plusMonths(1));
            }
            case QUARTER -> quarterOf(day);
            case FISCAL_YEAR -> {
                var begins = yearBegins.get();
                var isBefore = day.getMonthValue() < begins.getValue();
                yield fiscalYear(isBefore ? day.getYear() - 1 : day.getYear(), begins);
            }
        };
    }

    private static Period fiscalYear(int year, Month begins) {
        var first = LocalDate.of(year, begins, 1);
        return new Period(String.format(Locale.ROOT, "FY%04d", year), first, first.plusYears(1));
    }

    private static Period weekOf(LocalDate day) {
        var monday = day.with(WeekFields.ISO.dayOfWeek(), 1);
        var label =
                String.format(
                        Locale.ROOT,
                        "%04d-W%02d",
                        day.get(IsoFields.WEEK_BASED_YEAR),
                        day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        return new Period(label, monday, monday.plusWeeks(1));
    }

    private static Period quarterOf(LocalDate day) {
        var quarter = day.get(IsoFields.QUARTER_OF_YEAR);
        var first = LocalDate.of(day.getYear(), 3 * quarter - 2, 1);
        var label = String.format(Locale.ROOT, "%04d-Q%d", day.getYear(), quarter);
        return new Period(label, first, first.plusMonths(3));
    }
}
