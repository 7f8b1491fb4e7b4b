package seihon.revenue.board;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import seihon.metrics.Figure;
import seihon.revenue.Funnel;
import seihon.revenue.Funnel.Target;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow.Coverage;
import seihon.revenue.FunnelRow.Velocity;
import seihon.revenue.FunnelRow.Wins;
import seihon.revenue.Headlines.Chart;
import seihon.revenue.Headlines.Point;
import seihon.revenue.board.BoardDesk.Ground;

/// Win rates by count and by amount: over time, and side by side for the values of a dimension; how
/// fast the open cases bring money, and whether they cover what is still to be won.
@Component
class WinDesk {

    private static final int MOST = 30;
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}");

    private final Funnel funnel;
    private final MessageSource messages;

    WinDesk(Funnel funnel, MessageSource messages) {
        this.funnel = funnel;
        this.messages = messages;
    }

    /// `coverage` is empty when the model reads no amounts; `target` is what somebody typed; `whys`
    /// explain the numbers of both calculations. `all` is the sum of `rows` and of the `left`
    /// values that are not shown.
    record View(
            Chart trend,
            List<String> dimensions,
            String dimension,
            List<Row> rows,
            Optional<Row> all,
            int left,
            Optional<Velocity> velocity,
            Optional<Coverage> coverage,
            Map<String, String> whys,
            Unpriced unpriced,
            String target,
            Files files) {}

    /// Opportunities decided without an amount in the periods shown; `listed`: for those that were
    /// lost, their list price stands.
    record Unpriced(long won, long lost, boolean listed, String wonWhy, String lostWhy) {}

    /// The tables as files.
    record Files(String trend, String rows, String velocity, String coverage) {}

    record Row(
            String value,
            Wins wins,
            Optional<BigDecimal> byCount,
            Optional<BigDecimal> byAmount,
            Whys whys) {}

    /// The addresses that explain the numbers of a row.
    record Whys(String closed, String won, String byCount, String amountWon, String byAmount) {

        static Whys of(String row) {
            return new Whys(
                    Figure.measuring(row, "closed"),
                    Figure.measuring(row, "won"),
                    countWhy(row),
                    Figure.measuring(row, "amount_won"),
                    row);
        }
    }

    /// Rows are asked for by amount; this explains their rate by count.
    static String countWhy(String row) {
        return Figure.at(row).with("basis", "count").address();
    }

    private static Map<String, String> whys(String row, String... measures) {
        return Stream.of(measures)
                .collect(
                        Collectors.toMap(
                                measure -> measure, measure -> Figure.measuring(row, measure)));
    }

    View lay(Ground ground) {
        var dimensions = ground.model().dims().stream().map(each -> each.name()).toList();
        var asked = ground.visit().given().getOrDefault("by", "");
        var dimension =
                dimensions.contains(asked) ? asked : dimensions.stream().findFirst().orElse("");
        var total = ground.question().between(ground.months()).every(Grain.TOTAL);
        var target = target(ground);
        var together = wins(ground, total);
        var rows = dimension.isEmpty() ? List.<Row>of() : rows(ground, total.by(dimension));
        var velocity = velocity(ground);
        var coverage = coverage(funnel, ground, target);
        return new View(
                trend(ground),
                dimensions,
                dimension,
                rows.stream().limit(MOST).toList(),
                together.filter(_ -> rows.size() > 1).map(row -> row("", row)),
                Math.max(0, rows.size() - MOST),
                velocity,
                coverage,
                whys(velocity, coverage),
                unpriced(ground, together),
                target.map(BigDecimal::toPlainString).orElse(""),
                files(ground, dimension, target));
    }

    private Optional<Wins> wins(Ground ground, FunnelQuestion total) {
        return Answered.rows(funnel.winRate(ground.visit().tenant(), total, WinBasis.AMOUNT))
                .stream()
                .findFirst();
    }

    private static Unpriced unpriced(Ground ground, Optional<Wins> together) {
        return together.map(row ->
                        new Unpriced(
                                row.wonWithoutAmount(),
                                row.withoutAmount() - row.wonWithoutAmount(),
                                ground.model().listPrice().isPresent(),
                                Figure.measuring(row.why(), "won_without_amount"),
                                Figure.measuring(row.why(), "lost_without_amount")))
                .orElse(new Unpriced(0, 0, false, "", ""));
    }

    private static Map<String, String> whys(
            Optional<Velocity> velocity, Optional<Coverage> coverage) {
        var whys = new HashMap<String, String>();
        velocity.ifPresent(row ->
                whys.putAll(
                        whys(row.why(), "open", "win_rate", "avg_won_amount", "avg_cycle_days")));
        coverage.ifPresent(row -> whys.putAll(whys(row.why(), "expected_amount", "won_amount")));
        return whys;
    }

    private Optional<Velocity> velocity(Ground ground) {
        return Answered.rows(
                        funnel.velocity(
                                ground.visit().tenant(), present(ground), ground.visit().now()))
                .stream()
                .findFirst();
    }

    /// Empty when the model reads no amounts, or knows no opportunities.
    static Optional<Coverage> coverage(Funnel funnel, Ground ground, Optional<BigDecimal> target) {
        if (ground.model().unit().isEmpty() || ground.model().opportunity().isEmpty()) {
            return Optional.empty();
        }
        var asked = new Target(ground.visit().now(), target);
        return Answered.rows(funnel.coverage(ground.visit().tenant(), present(ground), asked))
                .stream()
                .findFirst();
    }

    /// The values chosen, without periods: these figures have windows of their own.
    private static FunnelQuestion present(Ground ground) {
        var question = FunnelQuestion.of(ground.model().id());
        for (var filter : ground.question().filters().entrySet()) {
            question = question.where(filter.getKey(), filter.getValue());
        }
        return question;
    }

    /// What is no amount is left out, like anything in the address that means nothing.
    private static Optional<BigDecimal> target(Ground ground) {
        return Optional.ofNullable(ground.visit().given().get("target"))
                .map(text -> text.replace(",", "").strip())
                .filter(text -> AMOUNT.matcher(text).matches())
                .map(BigDecimal::new);
    }

    private static Files files(Ground ground, String dimension, Optional<BigDecimal> target) {
        var question = ground.question();
        var closed = ground.months().closed();
        return new Files(
                question.csv(
                        "win-rate",
                        closed,
                        Map.of(
                                "basis",
                                "amount",
                                "grain",
                                question.grain().name().toLowerCase(Locale.ROOT))),
                question.csv(
                        "win-rate", ground.months(), Map.of("basis", "amount", "by", dimension)),
                question.csv("velocity", Map.of()),
                question.csv(
                        "coverage",
                        target.map(amount -> Map.of("target", amount.toPlainString()))
                                .orElse(Map.of())));
    }

    private Chart trend(Ground ground) {
        var closed = ground.months().closed();
        return trend(
                funnel,
                messages,
                ground,
                ground.question().between(closed),
                closed.labels(ground.visit().language()));
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
            return new Chart("", List.of(), List.of());
        }
        Locale language = ground.visit().language();
        return Charts.chart(
                new Charts.Shape("lines", "rate", false, ground.marks(ground.months().closed())),
                labels,
                List.of(
                        new Charts.Series(
                                word(messages, "revenue.wins.by-count", language),
                                "other",
                                rows.stream()
                                        .map(row -> new Point(byCount(row), countWhy(row.why())))
                                        .toList()),
                        new Charts.Series(
                                word(messages, "revenue.wins.by-amount", language),
                                "balance",
                                rows.stream()
                                        .map(row -> new Point(byAmount(row), row.why()))
                                        .toList())));
    }

    private static String word(MessageSource messages, String key, Locale language) {
        return messages.getMessage(key, null, language);
    }

    private List<Row> rows(Ground ground, FunnelQuestion question) {
        return Answered.rows(funnel.winRate(ground.visit().tenant(), question, WinBasis.AMOUNT))
                .stream()
                .filter(row -> row.closed() > 0)
                .sorted(Comparator.comparingLong(Wins::closed).reversed())
                .map(row -> row(row.by().getFirst(), row))
                .toList();
    }

    private static Row row(String value, Wins wins) {
        return new Row(value, wins, byCount(wins), byAmount(wins), Whys.of(wins.why()));
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
