package seihon.revenue.board;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.funnel.Period;

/// Periods of a grain, one after the other: the last ones, with the one that is not over, or those
/// that were chosen.
record Months(List<Period> periods, LocalDate today) {

    private static final Pattern MONTH = Pattern.compile("\\d\\d(\\d\\d)-0?(\\d{1,2})");
    private static final Pattern FISCAL = Pattern.compile("FY(\\d\\d)(\\d\\d)");
    private static final Pattern QUARTER = Pattern.compile("\\d\\d(\\d\\d)-Q(\\d)");
    private static final Pattern WEEK = Pattern.compile("\\d{4}-W\\d\\d");
    private static final int CENTURY = 100;

    Months {
        periods = List.copyOf(periods);
    }

    /// Of what the calendar alone cuts.
    static Months last(int count, Grain grain, LocalDate today) {
        return new Months(ending(count, grain, today, () -> Month.JANUARY), today);
    }

    /// The one that `day` is in, and those before it.
    static List<Period> ending(int count, Grain grain, LocalDate day, Supplier<Month> yearBegins) {
        var periods = new ArrayList<Period>();
        var period = Period.of(day, grain, yearBegins);
        for (int left = count; left > 0; left--) {
            periods.addFirst(period);
            period = Period.of(period.from().minusDays(1), grain, yearBegins);
        }
        return periods;
    }

    /// As many before these.
    Months earlier(Grain grain, Supplier<Month> yearBegins) {
        var day = periods.getFirst().from().minusDays(1);
        return new Months(ending(periods.size(), grain, day, yearBegins), today);
    }

    /// As many after these, up to the present; empty where that is reached.
    Optional<Months> later(Grain grain, Supplier<Month> yearBegins) {
        if (reachesToday()) {
            return Optional.empty();
        }
        var day = periods.getLast().until();
        for (var left = periods.size(); left > 1 && !day.isAfter(today); left--) {
            day = Period.of(day, grain, yearBegins).until();
        }
        var end = day.isAfter(today) ? today : day;
        return Optional.of(new Months(ending(periods.size(), grain, end, yearBegins), today));
    }

    /// The last one is not over.
    boolean reachesToday() {
        return periods.getLast().until().isAfter(today);
    }

    /// So many months up to the end of these, none of them in the future.
    Months months(int count) {
        var end = periods.getLast().until().minusDays(1);
        return new Months(
                last(count, Grain.MONTH, end.isAfter(today) ? today : end).periods, today);
    }

    String first() {
        return periods.getFirst().label();
    }

    String last() {
        return periods.getLast().label();
    }

    /// The last period that is over.
    String lastClosed() {
        return periods.get(periods.size() - 2).label();
    }

    /// The place of the period that a day is in, from 0.
    OptionalInt place(LocalDate day) {
        return IntStream.range(0, periods.size())
                .filter(at ->
                        !day.isBefore(periods.get(at).from())
                                && day.isBefore(periods.get(at).until()))
                .findFirst();
    }

    /// Without what is not over.
    Months closed() {
        return endedBy(today);
    }

    /// Those that ended before `day`; the first one at least.
    Months endedBy(LocalDate day) {
        var ended = periods.stream().filter(period -> !period.until().isAfter(day)).toList();
        return new Months(ended.isEmpty() ? periods.subList(0, 1) : ended, today);
    }

    List<String> labels(Locale language) {
        return periods.stream().map(period -> shown(period.label(), language)).toList();
    }

    /// Where they begin and end: days of weeks, names of others.
    String begin(Locale language) {
        var first = periods.getFirst();
        return isWeeks() ? written(first.from()) : shown(first.label(), language);
    }

    String end(Locale language) {
        var last = periods.getLast();
        return isWeeks() ? written(last.until().minusDays(1)) : shown(last.label(), language);
    }

    private boolean isWeeks() {
        return WEEK.matcher(first()).matches();
    }

    /// 26/8/31
    private static String written(LocalDate day) {
        return day.getYear() % CENTURY + "/" + day.getMonthValue() + "/" + day.getDayOfMonth();
    }

    /// 2026-01 → 26/1 · 2026-W02 → 1/5, its first day · 2026-Q1 → 26/Q1 · FY2026 → 2026年度, FY26 ·
    /// 2026-01-05 → 1/5
    static String shown(String label, Locale language) {
        var month = MONTH.matcher(label);
        if (month.matches()) {
            return month.group(1) + "/" + month.group(2);
        }
        var fiscal = FISCAL.matcher(label);
        if (fiscal.matches()) {
            return language.getLanguage().equals("en")
                    ? "FY" + fiscal.group(2)
                    : fiscal.group(1) + fiscal.group(2) + "年度";
        }
        var quarter = QUARTER.matcher(label);
        if (quarter.matches()) {
            return quarter.group(1) + "/Q" + quarter.group(2);
        }
        var day =
                Period.parse(label, Grain.WEEK)
                        .map(Period::from)
                        .orElseGet(() -> LocalDate.parse(label));
        return day.getMonthValue() + "/" + day.getDayOfMonth();
    }
}
