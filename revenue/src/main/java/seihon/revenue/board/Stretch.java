package seihon.revenue.board;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import seihon.domain.Outcome;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.funnel.Period;

/// From where to where somebody looks, as it was written: any way of writing a period, so that it
/// stays when the grain changes. Without both, the latest periods.
record Stretch(Optional<String> from, Optional<String> to) {

    static final Stretch LATEST = new Stretch(Optional.empty(), Optional.empty());

    /// More rows than these nobody reads.
    private static final int MOST = 120;

    static Stretch of(Map<String, String> given) {
        return new Stretch(written(given, "from"), written(given, "to"));
    }

    private static Optional<String> written(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name)).map(String::strip).filter(it -> !it.isEmpty());
    }

    boolean isLatest() {
        return from.isEmpty() && to.isEmpty();
    }

    /// `usual` periods when no beginning was chosen. Refused when it cannot be read, ends before it
    /// begins, or is too long.
    Outcome<Months> months(int usual, Grain grain, LocalDate today, Supplier<Month> yearBegins) {
        var first = from.flatMap(text -> Period.parse(text, Grain.TOTAL, yearBegins));
        var last = to.flatMap(text -> Period.parse(text, Grain.TOTAL, yearBegins));
        if (first.isPresent() != from.isPresent()) {
            return unreadable(from);
        }
        if (last.isPresent() != to.isPresent()) {
            return unreadable(to);
        }
        var end = last.map(period -> period.until().minusDays(1)).orElse(today);
        if (first.isEmpty()) {
            return Outcome.done(new Months(Months.ending(usual, grain, end, yearBegins), today));
        }
        return cut(first.get().from(), end, grain, yearBegins)
                .map(periods -> new Months(periods, today));
    }

    private static <R> Outcome<R> unreadable(Optional<String> text) {
        return Outcome.refused("revenue.question.period-invalid", text.orElse(""), "2026-01");
    }

    private static Outcome<ArrayList<Period>> cut(
            LocalDate first, LocalDate end, Grain grain, Supplier<Month> yearBegins) {
        if (first.isAfter(end)) {
            return Outcome.refused(
                    "revenue.question.backwards-invalid", first.toString(), end.toString());
        }
        var periods = new ArrayList<Period>();
        for (var day = first; !day.isAfter(end); day = periods.getLast().until()) {
            if (periods.size() == MOST) {
                return Outcome.refused("revenue.question.periods-invalid", MOST);
            }
            periods.add(Period.of(day, grain, yearBegins));
        }
        return Outcome.done(periods);
    }

    /// The periods shown, by their names.
    static Stretch over(Months months) {
        return new Stretch(Optional.of(months.first()), Optional.of(months.last()));
    }
}
