package seihon.revenue.lineage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import seihon.revenue.Funnel.TimeUnit;
import seihon.revenue.FunnelRow;
import seihon.revenue.FunnelRow.Amounts;
import seihon.revenue.Handovers.FirstTouch;
import seihon.revenue.Handovers.SentBack;

/// The numbers in the rows of each table, by the names of their columns.
final class RowNumbers {

    private static final String DAYS = "days";
    private static final String MINUTES = "minutes";

    private RowNumbers() {}

    /// Of these stages together.
    static Numbers flow(List<FunnelRow.Flow> found, List<String> stages) {
        var rows = found.stream().filter(row -> stages.contains(row.stage())).toList();
        var numbers = new Numbers();
        if (rows.isEmpty()) {
            return numbers;
        }
        numbers.count("open", rows.stream().mapToLong(FunnelRow.Flow::open).sum());
        numbers.count("in", rows.stream().mapToLong(FunnelRow.Flow::in).sum());
        numbers.count("out", rows.stream().mapToLong(FunnelRow.Flow::out).sum());
        numbers.count("close", rows.stream().mapToLong(FunnelRow.Flow::close).sum());
        var money = rows.stream().flatMap(row -> row.amounts().stream()).toList();
        if (!money.isEmpty()) {
            var unit = money.getFirst().unit();
            numbers.number("open_amount", sum(money, Amounts::open), unit);
            numbers.number("in_amount", sum(money, Amounts::in), unit);
            numbers.number("out_amount", sum(money, Amounts::out), unit);
            numbers.number("revalued_amount", sum(money, Amounts::revalued), unit);
            numbers.number("close_amount", sum(money, Amounts::close), unit);
        }
        return numbers;
    }

    private static Optional<BigDecimal> sum(
            List<Amounts> money, Function<Amounts, BigDecimal> which) {
        return money.stream().map(which).reduce(BigDecimal::add);
    }

    static Numbers conversion(FunnelRow.Conversion row) {
        return new Numbers()
                .count("reached", row.reached())
                .count("entered", row.entered())
                .rate("rate", row.rate());
    }

    static Numbers wins(FunnelRow.Wins row) {
        var numbers =
                new Numbers()
                        .count("won", row.won())
                        .count("closed", row.closed())
                        .rate("rate", row.rate());
        row.unit()
                .ifPresent(unit ->
                        numbers.number("amount_won", row.amountWon(), unit)
                                .number("amount_closed", row.amountClosed(), unit)
                                .count("won_without_amount", row.wonWithoutAmount())
                                .count(
                                        "lost_without_amount",
                                        row.withoutAmount() - row.wonWithoutAmount()));
        return numbers;
    }

    private static Optional<BigDecimal> count(long number) {
        return Optional.of(BigDecimal.valueOf(number));
    }

    private static Optional<BigDecimal> exact(Optional<Double> number) {
        return number.map(BigDecimal::valueOf);
    }

    static Numbers moves(List<FunnelRow.Move> found, Named named) {
        var way = named.way();
        return found.stream()
                .filter(row -> row.from().equals(way.from()) && row.to().equals(way.to()))
                .findFirst()
                .map(row ->
                        new Numbers()
                                .count("count", row.count())
                                .term("cases", count(row.cases()), Numbers.COUNT))
                .orElseGet(() -> new Numbers().count("count", 0));
    }

    static Numbers sentBack(List<SentBack> found, Named named) {
        var way = named.way();
        return found.stream()
                .filter(row -> row.from().equals(way.from()) && row.to().equals(way.to()))
                .findFirst()
                .map(row ->
                        new Numbers()
                                .count("count", row.count())
                                .count("closed", row.closed())
                                .count("open", row.open()))
                .orElseGet(() -> new Numbers().count("count", 0));
    }

    static Numbers summary(FunnelRow.MoveSummary row) {
        return new Numbers()
                .count("cases", row.cases())
                .count("visits", row.visits())
                .count("cases_with_fast_pass", row.casesWithFastPass())
                .count("cases_with_mandatory_skipped", row.casesWithMandatorySkipped())
                .count("recycles", row.recycles())
                .count("cases_recycled", row.casesRecycled())
                .count("re_entries", row.reEntries())
                .count("second_visits", row.secondVisits())
                .count("out_of_order", row.outOfOrder());
    }

    static Numbers spans(List<FunnelRow.Span> found, Named named) {
        var stage = named.text("stage").or(() -> named.text("to_stage")).orElse("");
        var unit = named.timeUnit() == TimeUnit.HOURS ? "hours" : DAYS;
        var row = found.stream().filter(each -> each.stage().equals(stage)).findFirst();
        var took = row.flatMap(FunnelRow.Span::durations);
        return new Numbers()
                .count("n", row.map(FunnelRow.Span::n).orElse(0L))
                .number("min", exact(took.map(FunnelRow.Durations::min)), unit)
                .number("median", exact(took.map(FunnelRow.Durations::median)), unit)
                .number("p90", exact(took.map(FunnelRow.Durations::p90)), unit)
                .number("mean", exact(took.map(FunnelRow.Durations::mean)), unit)
                .number("max", exact(took.map(FunnelRow.Durations::max)), unit);
    }

    static Numbers stalled(List<FunnelRow.Stalled> found, Named named) {
        var numbers = new Numbers();
        for (var row : found) {
            if (named.text("stage").filter(row.stage()::equals).isPresent()) {
                numbers.count("open", row.open());
                row.olderThan()
                        .forEach((days, older) -> numbers.count("older_" + days + "d", older));
                row.overLimit().ifPresent(over -> numbers.count("over_limit", over));
            }
        }
        return numbers;
    }

    static Numbers velocity(FunnelRow.Velocity row) {
        var unit = row.unit().orElse("");
        return new Numbers()
                .count("open", row.open())
                .rate("win_rate", row.winRate())
                .number("avg_won_amount", row.averageWonAmount(), unit)
                .number("avg_cycle_days", row.averageCycleDays(), DAYS)
                .number("velocity_per_day", row.perDay(), unit);
    }

    static Numbers touches(FirstTouch row) {
        return new Numbers()
                .count("hot", row.hot())
                .count("touched", row.touched())
                .term("within_60", count(row.withinHour()), Numbers.COUNT)
                .number("median_minutes", exact(row.minutes().map(each -> each.median())), MINUTES)
                .number("p90_minutes", exact(row.minutes().map(each -> each.p90())), MINUTES);
    }

    static Numbers coverage(FunnelRow.Coverage row) {
        return new Numbers()
                .count("expected", row.expected().count())
                .number("expected_amount", Optional.of(row.expected().amount()), row.unit())
                .term("target", row.target(), row.unit())
                .number("won_amount", Optional.of(row.won()), row.unit())
                .term("lacking", row.lacking(), row.unit())
                .rate("coverage", row.rate())
                .count("later", row.later().count())
                .number("later_amount", Optional.of(row.later().amount()), row.unit())
                .count("dead", row.dead().count())
                .number("dead_amount", Optional.of(row.dead().amount()), row.unit());
    }

    static Numbers losses(List<FunnelRow.Loss> found, Named named) {
        return found.stream()
                .filter(row -> named.text("stage").filter(row.stage()::equals).isPresent())
                .findFirst()
                .map(RowNumbers::loss)
                .orElseGet(Numbers::new);
    }

    private static Numbers loss(FunnelRow.Loss row) {
        var unit = row.unit().orElse(Numbers.COUNT);
        return new Numbers()
                .count("entered", row.entered())
                .rate("rate", row.rate())
                .term("target_rate", row.targetRate(), Numbers.RATE)
                .term("downstream_rate", row.downstreamRate(), Numbers.RATE)
                .number("avg_won_amount", row.averageWonAmount(), unit)
                .number("yield_loss", row.yieldLoss(), unit)
                .number("average_balance", Optional.of(row.averageBalance()), Numbers.COUNT)
                .term("throughput", Optional.of(row.throughput()), Numbers.COUNT)
                .term("target_dwell_months", row.targetDwell(), "")
                .term("probability", row.probability(), Numbers.RATE)
                .number("wait_loss", row.waitLoss(), unit)
                .number("loss", row.loss(), unit);
    }
}
