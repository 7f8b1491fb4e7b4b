package seihon.revenue.board;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.revenue.Bottleneck;
import seihon.revenue.Funnel;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow.Closed;
import seihon.revenue.FunnelRow.Flow;
import seihon.revenue.Headlines.Chart;
import seihon.revenue.Headlines.Point;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.board.BoardDesk.Ground;
import seihon.revenue.board.UnreadStore.Unread;
import seihon.revenue.closing.Closings;

/// Flow and balance: the matrix, the conversion of neighbouring stages over time, the bottleneck.
@Component
class BalanceDesk {

    static final int CLOSED_MONTHS = 12;

    private final Funnel funnel;
    private final UnreadStore unread;
    private final Closings closings;

    BalanceDesk(Funnel funnel, UnreadStore unread, Closings closings) {
        this.funnel = funnel;
        this.closings = closings;
        this.unread = unread;
    }

    /// `seeks`: cases can be won, so that there is something to lose.
    record View(
            Matrix matrix,
            Chart conversions,
            TrendBasis basis,
            int withinDays,
            List<TrendBasis.Choice> bases,
            boolean seeks,
            Optional<Bottleneck> bottleneck,
            String matrixCsv,
            List<Ways> ways,
            Unread unread) {}

    /// The rows of one line of the chart as a file.
    record Ways(String title, String csv) {}

    View lay(Ground ground) {
        var tenant = ground.visit().tenant();
        var question = ground.question().between(ground.months());
        var flow = Answered.rows(funnel.flow(tenant, question));
        var matrix =
                Matrix.of(
                        ground.model(),
                        ground.months(),
                        new Matrix.Rows(flow, restated(ground, flow)),
                        ground.question().money(),
                        ground.visit().language());
        var bottleneck =
                ground.model().hasWon() ? bottleneck(funnel, ground) : Optional.<Bottleneck>empty();
        var basis = TrendBasis.of(ground.visit().given(), ground.model());
        return new View(
                matrix,
                conversions(ground, basis, bottleneck.map(Bottleneck::stage).orElse("")),
                basis,
                TrendBasis.WITHIN_DAYS,
                basis.choices(ground.question()),
                ground.model().hasWon(),
                bottleneck,
                ground.question().csv("flow", ground.months()),
                ways(ground, basis),
                unread.of(tenant, ground.model()));
    }

    /// Months are closed for all cases; nothing is said of other periods and parts of them.
    private Set<String> restated(Ground ground, List<Flow> flow) {
        if (ground.question().grain() != Grain.MONTH || !ground.question().filters().isEmpty()) {
            return Set.of();
        }
        return closings.beside(ground.visit().tenant(), ground.model().id(), flow).stream()
                .filter(Closed::isRestated)
                .map(Closed::period)
                .collect(Collectors.toSet());
    }

    private static List<Ways> ways(Ground ground, TrendBasis basis) {
        var grain = ground.question().grain().name().toLowerCase(Locale.ROOT);
        return neighbours(ground.model()).stream()
                .map(pair -> {
                    var asked = basis.asked(pair);
                    asked.put("grain", grain);
                    var csv =
                            ground.question()
                                    .csv("conversion", basis.shown(ground.months()), asked);
                    return new Ways(pair.title(ground.visit().language()), csv);
                })
                .toList();
    }

    /// From each mandatory stage to the next, of the periods that are over; that of the bottleneck
    /// stands out.
    private Chart conversions(Ground ground, TrendBasis basis, String worst) {
        var closed = basis.shown(ground.months());
        var question = ground.question().between(closed);
        var series = new ArrayList<Charts.Series>();
        for (var pair : neighbours(ground.model())) {
            var rows =
                    Answered.rows(
                            funnel.conversion(ground.visit().tenant(), question, basis.way(pair)));
            series.add(
                    new Charts.Series(
                            pair.title(ground.visit().language()),
                            pair.from.id().equals(worst) ? "balance" : "other",
                            rows.stream().map(row -> new Point(row.rate(), row.why())).toList()));
        }
        return Charts.chart(
                new Charts.Shape("lines", "rate", false, ground.marks(closed)),
                closed.labels(ground.visit().language()),
                series);
    }

    record Pair(Stage from, Stage to) {
        String title(Locale language) {
            return from.title(language) + "→" + to.title(language);
        }
    }

    /// Ranked stages that must not be left out, each with the next; the last is won.
    static List<Pair> neighbours(StageModel model) {
        var stages =
                model.ranked().stream()
                        .filter(stage -> !stage.optional() && !stage.beforeFirst())
                        .toList();
        var pairs = new ArrayList<Pair>();
        for (var at = 1; at < stages.size(); at++) {
            pairs.add(new Pair(stages.get(at - 1), stages.get(at)));
        }
        return pairs;
    }

    /// Over the last twelve closed months, under the filters chosen.
    static Optional<Bottleneck> bottleneck(Funnel funnel, Ground ground) {
        var closed = Months.last(CLOSED_MONTHS + 1, Grain.MONTH, ground.today()).closed();
        var asked = ground.question();
        FunnelQuestion question = asked.between(closed).every(Grain.MONTH);
        var losses =
                Answered.rows(
                        funnel.bottleneck(ground.visit().tenant(), question, ground.visit().now()));
        return Bottleneck.of(
                ground.model(),
                losses,
                new Bottleneck.Period(
                        closed.begin(ground.visit().language()),
                        closed.end(ground.visit().language()),
                        asked.csv("bottleneck", closed, Map.of())),
                ground.visit().language());
    }

    static Optional<BigDecimal> ratio(Optional<BigDecimal> part, Optional<BigDecimal> whole) {
        return whole.filter(all -> all.signum() != 0)
                .flatMap(all -> part.map(some -> some.divide(all, MathContext.DECIMAL64)));
    }
}
