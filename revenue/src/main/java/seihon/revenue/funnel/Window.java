package seihon.revenue.funnel;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import seihon.domain.Outcome;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;

/// The periods a question asks for, cut in a zone; none when nothing ever happened. `open`: the
/// question names no ends.
record Window(List<Period> periods, ZoneId zone, boolean open) {

    private static final int MOST_PERIODS = 4_000;

    /// What the database can tell apart.
    static final Duration MOMENT = Duration.ofNanos(1_000);

    Window {
        periods = List.copyOf(periods);
    }

    /// The first and the last day on which something happened.
    record Extent(LocalDate first, LocalDate last) {}

    /// By what periods are cut; the month in which business years begin is asked only for them.
    record Calendar(ZoneId zone, Supplier<Month> yearBegins) {}

    boolean beginsWith(Window other) {
        var size = other.periods.size();
        return size <= periods.size() && periods.subList(0, size).equals(other.periods);
    }

    /// `extent` is asked when the question leaves an end open.
    static Outcome<Window> of(
            FunnelQuestion question, Calendar calendar, Supplier<Optional<Extent>> extent) {
        var grain = question.grain();
        var zone = calendar.zone;
        var from = question.from().flatMap(text -> Period.parse(text, grain, calendar.yearBegins));
        var to = question.to().flatMap(text -> Period.parse(text, grain, calendar.yearBegins));
        if (from.isPresent() != question.from().isPresent()) {
            return unreadable(question.from().orElse(""), grain);
        }
        if (to.isPresent() != question.to().isPresent()) {
            return unreadable(question.to().orElse(""), grain);
        }
        var isOpen = from.isEmpty() || to.isEmpty();
        var known = isOpen ? extent.get() : Optional.<Extent>empty();
        var first = from.map(Period::from).or(() -> known.map(Extent::first));
        var until = to.map(Period::until).or(() -> known.map(end -> end.last().plusDays(1)));
        if (first.isEmpty() || until.isEmpty() || !first.get().isBefore(until.get())) {
            return isOpen
                    ? Outcome.done(new Window(List.of(), zone, true))
                    : Outcome.refused(
                            "revenue.question.backwards-invalid",
                            question.from().orElse(""),
                            question.to().orElse(""));
        }
        return cut(first.get(), until.get(), grain, calendar.yearBegins)
                .map(periods -> new Window(periods, zone, isOpen));
    }

    private static Outcome<Window> unreadable(String text, Grain grain) {
        var example =
                switch (grain) {
                    case DAY, TOTAL -> "2026-01-05";
                    case WEEK -> "2026-W02";
                    case MONTH -> "2026-01";
                    case QUARTER -> "2026-Q1";
                    case FISCAL_YEAR -> "FY2026";
                };
        return Outcome.refused("revenue.question.period-invalid", text, example);
    }

    private static Outcome<List<Period>> cut(
            LocalDate first, LocalDate until, Grain grain, Supplier<Month> yearBegins) {
        if (grain == Grain.TOTAL) {
            return Outcome.done(List.of(new Period(Period.TOTAL, first, until)));
        }
        var periods = new ArrayList<Period>();
        for (var day = first; day.isBefore(until); day = periods.getLast().until()) {
            if (periods.size() == MOST_PERIODS) {
                return Outcome.refused("revenue.question.periods-invalid", MOST_PERIODS);
            }
            periods.add(Period.of(day, grain, yearBegins));
        }
        return Outcome.done(periods);
    }

    /// The last moment of the day before `next`: a case that enters at midnight stands there on the
    /// next day only.
    static Instant lastBefore(LocalDate next, ZoneId zone) {
        return next.atStartOfDay(zone).toInstant().minus(MOMENT);
    }

    boolean isEmpty() {
        return periods.isEmpty();
    }

    LocalDate from() {
        return periods.getFirst().from();
    }

    LocalDate until() {
        return periods.getLast().until();
    }

    Instant start() {
        return from().atStartOfDay(zone).toInstant();
    }

    Instant end() {
        return until().atStartOfDay(zone).toInstant();
    }

    OffsetDateTime startTime() {
        return start().atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime endTime() {
        return end().atOffset(ZoneOffset.UTC);
    }

    /// The moments at which periods begin: thresholds for `width_bucket`, which answers the number
    /// of the period from 1, and 0 before the first. Statements select them, so that the texts are
    /// read once and not again for each row.
    String[] moments() {
        return periods.stream()
                .map(period -> period.from().atStartOfDay(zone).toInstant().toString())
                .toArray(String[]::new);
    }

    /// The numbers of the periods, from 1, by the moments at which they begin.
    NavigableMap<Instant, Integer> starts() {
        var starts = new TreeMap<Instant, Integer>();
        for (var period : periods) {
            starts.put(period.from().atStartOfDay(zone).toInstant(), starts.size() + 1);
        }
        return starts;
    }

    /// The same as days.
    String[] days() {
        return periods.stream().map(period -> period.from().toString()).toArray(String[]::new);
    }

    String label(int number) {
        return periods.get(number - 1).label();
    }

    /// Whether months of the model's zone are enough to answer.
    boolean isOfMonths() {
        return periods.stream()
                .allMatch(period ->
                        period.from().getDayOfMonth() == 1 && period.until().getDayOfMonth() == 1);
    }
}
