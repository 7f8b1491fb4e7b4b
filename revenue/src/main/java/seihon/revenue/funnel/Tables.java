package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import seihon.revenue.FunnelRow;
import seihon.revenue.FunnelRow.Amounts;
import seihon.revenue.FunnelRow.Durations;
import seihon.web.Table;

/// The columns of every answer. Amounts are rounded to the unit's coins here and nowhere before.
final class Tables {

    private Tables() {}

    static Table<FunnelRow.Flow> flow() {
        return new Table<FunnelRow.Flow>()
                .column("period", FunnelRow.Flow::period)
                .column("stage", FunnelRow.Flow::stage)
                .column("by", row -> by(row.by()))
                .column("open", FunnelRow.Flow::open)
                .column("in", FunnelRow.Flow::in)
                .column("out", FunnelRow.Flow::out)
                .column("close", FunnelRow.Flow::close)
                .column("open_amount", row -> coins(row, Amounts::open))
                .column("in_amount", row -> coins(row, Amounts::in))
                .column("out_amount", row -> coins(row, Amounts::out))
                .column("revalued_amount", row -> coins(row, Amounts::revalued))
                .column("close_amount", row -> coins(row, Amounts::close))
                .column("unit", row -> row.amounts().map(Amounts::unit))
                .column("why", FunnelRow.Flow::why);
    }

    /// What is known now stands under the names of [#flow], what was reported under `reported_…`.
    static Table<FunnelRow.Closed> closed() {
        var table =
                new Table<FunnelRow.Closed>()
                        .column("period", FunnelRow.Closed::period)
                        .column("stage", FunnelRow.Closed::stage)
                        .column("reported_as_of", FunnelRow.Closed::size)
                        .column("reported_revision", FunnelRow.Closed::revision)
                        .column("restated", FunnelRow.Closed::isRestated);
        side(table, "reported_", FunnelRow.Closed::reported);
        side(table, "", FunnelRow.Closed::now);
        return table.column("unit", Tables::unit)
                .column("reported_why", row -> row.reported().map(FunnelRow.Flow::why))
                .column("why", FunnelRow.Closed::why);
    }

    private static void side(
            Table<FunnelRow.Closed> table,
            String prefix,
            Function<FunnelRow.Closed, Optional<FunnelRow.Flow>> side) {
        table.column(prefix + "open", row -> side.apply(row).map(FunnelRow.Flow::open))
                .column(prefix + "in", row -> side.apply(row).map(FunnelRow.Flow::in))
                .column(prefix + "out", row -> side.apply(row).map(FunnelRow.Flow::out))
                .column(prefix + "close", row -> side.apply(row).map(FunnelRow.Flow::close))
                .column(
                        prefix + "close_amount",
                        row -> side.apply(row).flatMap(flow -> coins(flow, Amounts::close)));
    }

    private static Optional<String> unit(FunnelRow.Closed row) {
        return row.now().or(row::reported).flatMap(FunnelRow.Flow::amounts).map(Amounts::unit);
    }

    /// One value as itself, several as a list, none as nothing.
    static Object by(List<String> values) {
        return switch (values.size()) {
            case 0 -> Optional.empty();
            case 1 -> values.getFirst();
            default -> values;
        };
    }

    private static Optional<BigDecimal> coins(
            FunnelRow.Flow row, Function<Amounts, BigDecimal> which) {
        return row.amounts().map(amounts -> rounded(which.apply(amounts), amounts.unit()));
    }

    static Optional<BigDecimal> coins(Optional<BigDecimal> amount, Optional<String> unit) {
        return amount.flatMap(exact -> unit.map(each -> rounded(exact, each)));
    }

    private static BigDecimal rounded(BigDecimal exact, String unit) {
        var digits = Currency.getInstance(unit).getDefaultFractionDigits();
        return digits < 0 ? exact : exact.setScale(digits, RoundingMode.HALF_UP);
    }

    static Table<FunnelRow.Conversion> conversion() {
        return new Table<FunnelRow.Conversion>()
                .column("period", FunnelRow.Conversion::period)
                .column("by", row -> by(row.by()))
                .column("entered", FunnelRow.Conversion::entered)
                .column("reached", FunnelRow.Conversion::reached)
                .column("rate", FunnelRow.Conversion::rate)
                .column("why", FunnelRow.Conversion::why);
    }

    static Table<FunnelRow.Move> move() {
        return new Table<FunnelRow.Move>()
                .column("from", FunnelRow.Move::from)
                .column("to", FunnelRow.Move::to)
                .column("count", FunnelRow.Move::count)
                .column("cases", FunnelRow.Move::cases)
                .column("fast_pass", FunnelRow.Move::fastPass)
                .column("skipped", FunnelRow.Move::skipped)
                .column("mandatory_skipped", FunnelRow.Move::mandatorySkipped)
                .column("recycle", FunnelRow.Move::recycle)
                .column("re_entry", FunnelRow.Move::reEntry)
                .column("why", FunnelRow.Move::why);
    }

    static Table<FunnelRow.MoveSummary> moveSummary() {
        return new Table<FunnelRow.MoveSummary>()
                .column("cases", FunnelRow.MoveSummary::cases)
                .column("visits", FunnelRow.MoveSummary::visits)
                .column("repeats_ignored", FunnelRow.MoveSummary::repeatsIgnored)
                .column("zero_length_visits", FunnelRow.MoveSummary::zeroLengthVisits)
                .column("cases_with_fast_pass", FunnelRow.MoveSummary::casesWithFastPass)
                .column(
                        "cases_with_mandatory_skipped",
                        FunnelRow.MoveSummary::casesWithMandatorySkipped)
                .column("cases_recycled", FunnelRow.MoveSummary::casesRecycled)
                .column("recycles", FunnelRow.MoveSummary::recycles)
                .column("most_recycles", FunnelRow.MoveSummary::mostRecycles)
                .column("re_entries", FunnelRow.MoveSummary::reEntries)
                .column("second_visits", FunnelRow.MoveSummary::secondVisits)
                .column("out_of_order", FunnelRow.MoveSummary::outOfOrder)
                .column("why", FunnelRow.MoveSummary::why);
    }

    static Table<FunnelRow.Span> span() {
        return new Table<FunnelRow.Span>()
                .column("stage", FunnelRow.Span::stage)
                .column("by", row -> by(row.by()))
                .column("n", FunnelRow.Span::n)
                .column("min", row -> row.durations().map(Durations::min))
                .column("median", row -> row.durations().map(Durations::median))
                .column("p90", row -> row.durations().map(Durations::p90))
                .column("mean", row -> row.durations().map(Durations::mean))
                .column("max", row -> row.durations().map(Durations::max))
                .column("why", FunnelRow.Span::why);
    }

    /// `older_30d`, one column for each limit asked for; `over_limit` counts by the stage's own.
    static Table<FunnelRow.Stalled> stalled(List<Integer> limitDays) {
        var table =
                new Table<FunnelRow.Stalled>()
                        .column("stage", FunnelRow.Stalled::stage)
                        .column("open", FunnelRow.Stalled::open);
        for (var days : limitDays) {
            table.column(
                    "older_" + days + "d", row -> Optional.ofNullable(row.olderThan().get(days)));
        }
        return table.column("limit_days", FunnelRow.Stalled::limitDays)
                .column("over_limit", FunnelRow.Stalled::overLimit)
                .column("why", FunnelRow.Stalled::why);
    }

    static Table<FunnelRow.Wins> wins() {
        return new Table<FunnelRow.Wins>()
                .column("period", FunnelRow.Wins::period)
                .column("by", row -> by(row.by()))
                .column("closed", FunnelRow.Wins::closed)
                .column("won", FunnelRow.Wins::won)
                .column("rate", FunnelRow.Wins::rate)
                .column("amount_closed", row -> coins(row.amountClosed(), row.unit()))
                .column("amount_won", row -> coins(row.amountWon(), row.unit()))
                .column("without_amount", FunnelRow.Wins::withoutAmount)
                .column("won_without_amount", FunnelRow.Wins::wonWithoutAmount)
                .column("unit", FunnelRow.Wins::unit)
                .column("why", FunnelRow.Wins::why);
    }

    static Table<FunnelRow.Velocity> velocity() {
        return new Table<FunnelRow.Velocity>()
                .column("from", FunnelRow.Velocity::from)
                .column("to", FunnelRow.Velocity::to)
                .column("at", FunnelRow.Velocity::at)
                .column("open", FunnelRow.Velocity::open)
                .column("win_rate", FunnelRow.Velocity::winRate)
                .column("avg_won_amount", FunnelRow.Velocity::averageWonAmount)
                .column("avg_cycle_days", FunnelRow.Velocity::averageCycleDays)
                .column("velocity_per_day", FunnelRow.Velocity::perDay)
                .column("unit", FunnelRow.Velocity::unit)
                .column("why", FunnelRow.Velocity::why);
    }

    static Table<FunnelRow.Loss> loss() {
        return new Table<FunnelRow.Loss>()
                .column("stage", FunnelRow.Loss::stage)
                .column("from", FunnelRow.Loss::from)
                .column("to", FunnelRow.Loss::to)
                .column("entered", FunnelRow.Loss::entered)
                .column("enough_cases", FunnelRow.Loss::enough)
                .column("rate", FunnelRow.Loss::rate)
                .column("target_rate", FunnelRow.Loss::targetRate)
                .column("downstream_rate", FunnelRow.Loss::downstreamRate)
                .column("average_balance", FunnelRow.Loss::averageBalance)
                .column("throughput", FunnelRow.Loss::throughput)
                .column("target_dwell_months", FunnelRow.Loss::targetDwell)
                .column("probability", FunnelRow.Loss::probability)
                .column("avg_won_amount", FunnelRow.Loss::averageWonAmount)
                .column("yield_loss", FunnelRow.Loss::yieldLoss)
                .column("wait_loss", FunnelRow.Loss::waitLoss)
                .column("loss", FunnelRow.Loss::loss)
                .column("place", row -> Words.lower(row.place()))
                .column("unit", FunnelRow.Loss::unit)
                .column("why", FunnelRow.Loss::why);
    }
}
