package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow;
import seihon.revenue.funnel.SpanStore.Limit;
import seihon.revenue.funnel.SpanStore.Older;

/// Velocity: open opportunities × win rate × average won amount ÷ average days to win.
@Component
class VelocityFigures {

    private static final int WINDOW_DAYS = 365;

    private final WinFigures wins;
    private final WinStore closings;
    private final SpanStore spans;
    private final FlowFigures flows;

    VelocityFigures(WinFigures wins, WinStore closings, SpanStore spans, FlowFigures flows) {
        this.wins = wins;
        this.closings = closings;
        this.spans = spans;
        this.flows = flows;
    }

    /// The days before `at` when the question names none.
    static FunnelQuestion windowed(FunnelQuestion question, LocalDate at) {
        var total = question.every(Grain.TOTAL);
        return question.from().isPresent() && question.to().isPresent()
                ? total
                : total.between(at.minusDays(WINDOW_DAYS).toString(), at.minusDays(1).toString());
    }

    Outcome<List<FunnelRow.Velocity>> rows(Inquiry inquiry, Instant at) {
        return WinFigures.opportunity(inquiry)
                .then(opportunity ->
                        flows.window(inquiry)
                                .then(window ->
                                        wins.rows(inquiry, WinBasis.COUNT)
                                                .map(rates ->
                                                        List.of(
                                                                row(
                                                                        new Asked(
                                                                                inquiry, window,
                                                                                at),
                                                                        opportunity,
                                                                        rates)))));
    }

    private record Asked(Inquiry inquiry, Window window, Instant at) {}

    private FunnelRow.Velocity row(Asked asked, String opportunity, List<FunnelRow.Wins> rates) {
        var inquiry = asked.inquiry;
        var won = closings.won(inquiry, asked.window, opportunity);
        var open = open(inquiry, asked.at);
        var rate = rates.stream().findFirst().flatMap(FunnelRow.Wins::rate);
        var brought =
                rate.flatMap(share ->
                        won.averageAmount()
                                .map(amount ->
                                        Rates.times(share, amount)
                                                .multiply(BigDecimal.valueOf(open))));
        var perDay =
                brought.flatMap(
                        amount -> won.averageDays().flatMap(days -> Rates.of(amount, days)));
        Map<String, String> more = new TreeMap<>(Why.days(asked.window, 1));
        more.put("at", asked.at.toString());
        return new FunnelRow.Velocity(
                asked.window.from().toString(),
                asked.window.until().minusDays(1).toString(),
                asked.at.toString(),
                open,
                rate,
                won.averageAmount(),
                won.averageDays(),
                perDay,
                inquiry.model().unit(),
                Why.figure(inquiry, "velocity", List.of(), more));
    }

    /// Cases standing in the opportunity stage or beyond it, below won.
    private long open(Inquiry inquiry, Instant at) {
        var limits =
                inquiry.model().openStages().stream()
                        .map(stage -> new Limit(stage, 0, at))
                        .toList();
        return spans.standing(inquiry, at, limits).stream().mapToLong(Older::open).sum();
    }
}
