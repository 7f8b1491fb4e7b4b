package seihon.revenue.board;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.funnel.Period;

/// The last periods of a grain, the one that is not over included.
record Months(List<Period> periods, LocalDate today) {

    private static final Pattern MONTH = Pattern.compile("\\d\\d(\\d\\d)-0?(\\d{1,2})");
    private static final Pattern FISCAL = Pattern.compile("FY\\d\\d(\\d\\d)");
    private static final Pattern YEARLY = Pattern.compile("\\d\\d(\\d\\d)-([WQ])0?(\\d{1,2})");

    Months {
        periods = List.copyOf(periods);
    }

    /// Of what the calendar alone cuts.
    static Months last(int count, Grain grain, LocalDate today) {
        return last(count, grain, today, () -> Month.JANUARY);
    }

    static Months last(int count, Grain grain, LocalDate today, Supplier<Month> yearBegins) {
        var periods = new ArrayList<Period>();
        var period = Period.of(today, grain, yearBegins);
        for (int left = count; left > 0; left--) {
            periods.addFirst(period);
            period = Period.of(period.from().minusDays(1), grain, yearBegins);
        }
        return new Months(periods, today);
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

    /// Without the period that is not over.
    Months closed() {
        return new Months(periods.subList(0, periods.size() - 1), today);
    }

    /// Those that ended before `day`; the first one at least.
    Months endedBy(LocalDate day) {
        var ended = periods.stream().filter(period -> !period.until().isAfter(day)).toList();
        return new Months(ended.isEmpty() ? periods.subList(0, 1) : ended, today);
    }

    List<String> labels() {
        return periods.stream().map(period -> shown(period.label())).toList();
    }

    /// 2026-01 → 26/1 · 2026-W02 → 26/W2 · 2026-Q1 → 26/Q1 · FY2026 → FY26 · 2026-01-05 → 1/5
    static String shown(String label) {
        var month = MONTH.matcher(label);
        if (month.matches()) {
            return month.group(1) + "/" + month.group(2);
        }
        var fiscal = FISCAL.matcher(label);
        if (fiscal.matches()) {
            return "FY" + fiscal.group(1);
        }
        var yearly = YEARLY.matcher(label);
        if (yearly.matches()) {
            return yearly.group(1) + "/" + yearly.group(2) + yearly.group(3);
        }
        var day = LocalDate.parse(label);
        return day.getMonthValue() + "/" + day.getDayOfMonth();
    }
}
