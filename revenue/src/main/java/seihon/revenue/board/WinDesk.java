package seihon.revenue.board;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import seihon.revenue.Funnel;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow.Flow;
import seihon.revenue.FunnelRow.Wins;
import seihon.revenue.Headlines.Chart;
import seihon.revenue.board.BoardDesk.Ground;

/// Win rates by count and by amount: over time, and side by side for the values of a dimension; and
/// how far the cases of each value get.
@Component
class WinDesk {

    private static final int MOST = 30;

    private final Funnel funnel;
    private final MessageSource messages;

    WinDesk(Funnel funnel, MessageSource messages) {
        this.funnel = funnel;
        this.messages = messages;
    }

    /// `reach` has one row for each value of the dimension: how many entered each stage.
    record View(
            Chart trend,
            List<String> dimensions,
            String dimension,
            List<Row> rows,
            List<String> stages,
            List<Reach> reach) {}

    record Row(
            String value, Wins wins, Optional<BigDecimal> byCount, Optional<BigDecimal> byAmount) {}

    record Reach(String value, List<Long> entered, Optional<BigDecimal> wonAmount) {}

    View lay(Ground ground) {
        var dimensions = ground.model().dims().stream().map(each -> each.name()).toList();
        var asked = ground.visit().given().getOrDefault("by", "");
        var dimension =
                dimensions.contains(asked) ? asked : dimensions.stream().findFirst().orElse("");
        var total = ground.question().between(ground.months()).every(Grain.TOTAL);
        var stages = ground.model().ranked();
        return new View(
                trend(ground),
                dimensions,
                dimension,
                dimension.isEmpty() ? List.of() : rows(ground, total.by(dimension)),
                stages.stream().map(stage -> stage.title(ground.visit().language())).toList(),
                dimension.isEmpty() ? List.of() : reach(ground, total.by(dimension)));
    }

    private Chart trend(Ground ground) {
        var closed = ground.months().closed();
        return trend(funnel, messages, ground, ground.question().between(closed), closed.labels());
    }

    static Chart trend(
            Funnel funnel,
            MessageSource messages,
            Ground ground,
            FunnelQuestion question,
            List<String> labels) {
        var rows =
                Answered.rows(funnel.winRate(ground.visit().tenant(), question, WinBasis.AMOUNT));
        if (rows.size() != labels.size()) {
            return new Chart("", List.of(), List.of(), "");
        }
        Locale language = ground.visit().language();
        return Charts.chart(
                new Charts.Shape("lines", "rate", false),
                labels,
                List.of(
                        new Charts.Series(
                                word(messages, "revenue.wins.by-count", language),
                                "other",
                                rows.stream().map(WinDesk::byCount).toList()),
                        new Charts.Series(
                                word(messages, "revenue.wins.by-amount", language),
                                "balance",
                                rows.stream().map(WinDesk::byAmount).toList())),
                rows.getLast().why());
    }

    private static String word(MessageSource messages, String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    private List<Row> rows(Ground ground, FunnelQuestion question) {
        return Answered.rows(funnel.winRate(ground.visit().tenant(), question, WinBasis.AMOUNT))
                .stream()
                .filter(row -> row.closed() > 0)
                .sorted(Comparator.comparingLong(Wins::closed).reversed())
                .limit(MOST)
                .map(row -> new Row(row.by().getFirst(), row, byCount(row), byAmount(row)))
                .toList();
    }

    private List<Reach> reach(Ground ground, FunnelQuestion question) {
        var rows = Answered.rows(funnel.flow(ground.visit().tenant(), question));
        var stages = ground.model().ranked().stream().map(stage -> stage.id()).toList();
        return rows.stream()
                .map(row -> row.by().getFirst())
                .distinct()
                .map(value -> reach(value, stages, rows))
                .sorted(
                        Comparator.comparingLong((Reach each) -> each.entered.getFirst())
                                .reversed())
                .limit(MOST)
                .toList();
    }

    private static Reach reach(String value, List<String> stages, List<Flow> rows) {
        var own = rows.stream().filter(row -> row.by().getFirst().equals(value)).toList();
        var entered =
                stages.stream()
                        .map(stage ->
                                own.stream()
                                        .filter(row -> row.stage().equals(stage))
                                        .mapToLong(Flow::in)
                                        .sum())
                        .toList();
        var wonAmount =
                own.stream()
                        .filter(row -> row.stage().equals(stages.getLast()))
                        .findFirst()
                        .flatMap(Flow::amounts)
                        .map(amounts -> amounts.in());
        return new Reach(value, entered, wonAmount);
    }

    static Optional<BigDecimal> byCount(Wins row) {
        return BalanceDesk.ratio(
                Optional.of(BigDecimal.valueOf(row.won())),
                Optional.of(BigDecimal.valueOf(row.closed())));
    }

    static Optional<BigDecimal> byAmount(Wins row) {
        return BalanceDesk.ratio(row.amountWon(), row.amountClosed());
    }
}
