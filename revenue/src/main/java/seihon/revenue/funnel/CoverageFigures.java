package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.revenue.Funnel.Target;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow;
import seihon.revenue.funnel.CoverageStore.Cycle;
import seihon.revenue.funnel.CoverageStore.Open;

/// Coverage: open amount expected in the period ÷ (target − won). Source: revenue.md.
@Component
class CoverageFigures {

    private static final int WINDOW_DAYS = 365;
    private static final int CLOSED_MONTHS = 12;

    private final CoverageStore store;
    private final WinFigures wins;
    private final FlowFigures flows;

    CoverageFigures(CoverageStore store, WinFigures wins, FlowFigures flows) {
        this.store = store;
        this.wins = wins;
        this.flows = flows;
    }

    /// The quarter of `day` when the question names no window.
    static FunnelQuestion windowed(FunnelQuestion question, LocalDate day) {
        var total = question.every(Grain.TOTAL);
        if (question.from().isPresent() && question.to().isPresent()) {
            return total;
        }
        var quarter = Period.of(day, Grain.QUARTER);
        return total.between(quarter.from().toString(), quarter.until().minusDays(1).toString());
    }

    private record Asked(Inquiry inquiry, Window window, Target target, LocalDate day) {}

    Outcome<List<FunnelRow.Coverage>> rows(Inquiry inquiry, Target target) {
        if (inquiry.model().unit().isEmpty()) {
            return Outcome.refused("revenue.question.no-unit", inquiry.model().id());
        }
        return WinFigures.opportunity(inquiry)
                .then(opportunity ->
                        asked(inquiry, target)
                                .then(asked -> row(asked, opportunity))
                                .map(List::of));
    }

    private Outcome<Asked> asked(Inquiry inquiry, Target target) {
        var day = target.at().atZone(inquiry.zone()).toLocalDate();
        return flows.window(inquiry).map(window -> new Asked(inquiry, window, target, day));
    }

    /// How the open cases are told apart.
    Outcome<Open> open(Inquiry inquiry, Target target) {
        return WinFigures.opportunity(inquiry)
                .then(opportunity ->
                        asked(inquiry, target)
                                .map(asked -> open(asked, opportunity, cycle(asked, opportunity))));
    }

    private Cycle cycle(Asked asked, String opportunity) {
        return store.cycle(asked.inquiry, year(asked), opportunity);
    }

    private Outcome<FunnelRow.Coverage> row(Asked asked, String opportunity) {
        return wins.rows(asked.inquiry, WinBasis.AMOUNT)
                .map(won ->
                        won.stream()
                                .findFirst()
                                .flatMap(FunnelRow.Wins::amountWon)
                                .orElse(BigDecimal.ZERO))
                .then(won ->
                        target(asked)
                                .map(target -> row(asked, opportunity, new Lack(won, target))));
    }

    /// What is won already, and what should be.
    private record Lack(BigDecimal won, Optional<BigDecimal> target) {}

    private FunnelRow.Coverage row(Asked asked, String opportunity, Lack lack) {
        var cycle = cycle(asked, opportunity);
        var split = store.split(asked.inquiry, open(asked, opportunity, cycle));
        var more = new TreeMap<>(Why.days(asked.window, 1));
        more.put("at", asked.target.at().toString());
        asked.target.amount().ifPresent(amount -> more.put("target", amount.toPlainString()));
        return new FunnelRow.Coverage(
                asked.window.from().toString(),
                asked.window.until().minusDays(1).toString(),
                split.expected(),
                split.later(),
                split.dead(),
                cycle.median(),
                cycle.longest(),
                lack.won,
                lack.target,
                asked.target.amount().isPresent(),
                lack.target
                        .map(target -> target.subtract(lack.won))
                        .filter(lacking -> lacking.signum() > 0)
                        .flatMap(lacking -> Rates.of(split.expected().amount(), lacking)),
                asked.inquiry.model().unit().orElseThrow(),
                Why.figure(asked.inquiry, "coverage", List.of(), more));
    }

    private Window year(Asked asked) {
        return new Window(
                List.of(new Period(Period.TOTAL, asked.day.minusDays(WINDOW_DAYS), asked.day)),
                asked.inquiry.zone(),
                false);
    }

    /// Where nothing was won yet, nothing is dead and everything is expected.
    private static Open open(Asked asked, String opportunity, Cycle cycle) {
        var until = asked.window.until();
        return new Open(
                opportunity,
                asked.inquiry.model().openStages().toArray(String[]::new),
                asked.target.at(),
                cycle.longest()
                        .map(days -> asked.day.minusDays(days.longValue()))
                        .orElse(LocalDate.EPOCH),
                cycle.median()
                        .map(days ->
                                until.minusDays(days.setScale(0, RoundingMode.CEILING).longValue()))
                        .orElse(until));
    }

    private Outcome<Optional<BigDecimal>> target(Asked asked) {
        if (asked.target.amount().isPresent()) {
            return Outcome.done(asked.target.amount());
        }
        var months =
                Math.max(1, ChronoUnit.MONTHS.between(asked.window.from(), asked.window.until()));
        var first = asked.day.withDayOfMonth(1);
        var question =
                asked.inquiry
                        .question()
                        .every(Grain.MONTH)
                        .between(
                                Period.of(first.minusMonths(CLOSED_MONTHS), Grain.MONTH).label(),
                                Period.of(first.minusDays(1), Grain.MONTH).label());
        return wins.rows(asked.inquiry.asking(question), WinBasis.AMOUNT)
                .map(rows ->
                        rows.stream()
                                .flatMap(row -> row.amountWon().stream())
                                .max(Comparator.naturalOrder())
                                .filter(best -> best.signum() > 0)
                                .map(best -> best.multiply(BigDecimal.valueOf(months))));
    }
}
