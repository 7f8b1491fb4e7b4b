package seihon.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// One row of an answer. `by` holds the values of the dimensions asked for, in their order, blank
/// as empty text. Amounts are exact, in `unit`; without a unit the model reads none. Rates and
/// times are empty when they are undefined. `why` is the address that explains the row.
public sealed interface FunnelRow {

    String why();

    /// Cases standing, entering and leaving a stage in a period; `close` = `open` + `in` - `out`.
    record Flow(
            String period,
            String stage,
            List<String> by,
            long open,
            long in,
            long out,
            long close,
            Optional<Amounts> amounts,
            String why)
            implements FunnelRow {}

    /// The same in money; `close` = `open` + `in` - `out` + `revalued`.
    record Amounts(
            BigDecimal open,
            BigDecimal in,
            BigDecimal out,
            BigDecimal revalued,
            BigDecimal close,
            String unit) {}

    /// A month and stage as it was reported when the month ended, from the first `size` entries by
    /// `revision` of the model, and as it is known now. A side is empty when the model of then, or
    /// the one of now, has no such stage.
    record Closed(
            String period,
            String stage,
            long size,
            String revision,
            Optional<Flow> reported,
            Optional<Flow> now)
            implements FunnelRow {

        @Override
        public String why() {
            return now.or(() -> reported).map(Flow::why).orElse("");
        }

        /// Facts that came after the month ended, or other definitions, moved a number.
        public boolean isRestated() {
            return !reported.map(Closed::numbers).equals(now.map(Closed::numbers));
        }

        private record Numbers(long open, long in, long out, long close, List<BigDecimal> money) {}

        private static Numbers numbers(Flow flow) {
            var money =
                    flow.amounts()
                            .map(each ->
                                    Stream.of(
                                                    each.open(),
                                                    each.in(),
                                                    each.out(),
                                                    each.revalued(),
                                                    each.close())
                                            .map(BigDecimal::stripTrailingZeros)
                                            .toList())
                            .orElse(List.of());
            return new Numbers(flow.open(), flow.in(), flow.out(), flow.close(), money);
        }
    }

    record Conversion(
            String period,
            List<String> by,
            long entered,
            long reached,
            Optional<BigDecimal> rate,
            String why)
            implements FunnelRow {}

    /// How often cases went from one stage to another, and what kind of move that is.
    record Move(
            String from,
            String to,
            long count,
            long cases,
            boolean fastPass,
            List<String> skipped,
            List<String> mandatorySkipped,
            boolean recycle,
            boolean reEntry,
            String why)
            implements FunnelRow {}

    /// All moves together. `secondVisits` counts cases that came to a ranked stage again.
    record MoveSummary(
            long cases,
            long visits,
            long repeatsIgnored,
            long zeroLengthVisits,
            long casesWithFastPass,
            long casesWithMandatorySkipped,
            long casesRecycled,
            long recycles,
            long mostRecycles,
            long reEntries,
            long secondVisits,
            long outOfOrder,
            String why)
            implements FunnelRow {}

    /// How long it took, in the unit asked for; percentiles by linear interpolation.
    record Span(String stage, List<String> by, long n, Optional<Durations> durations, String why)
            implements FunnelRow {}

    record Durations(double min, double median, double p90, double mean, double max) {}

    /// Cases standing in a stage: older than each limit, and than the stage's own.
    record Stalled(
            String stage,
            long open,
            Map<Integer, Long> olderThan,
            OptionalInt limitDays,
            Optional<Long> overLimit,
            String why)
            implements FunnelRow {}

    /// Cases that had the opportunity stage and became terminal. `withoutAmount` counts those whose
    /// amount is not known, so that a list price or nothing stands for it; `wonWithoutAmount` those
    /// of them that were won, for which nothing does.
    record Wins(
            String period,
            List<String> by,
            long closed,
            long won,
            Optional<BigDecimal> rate,
            Optional<BigDecimal> amountClosed,
            Optional<BigDecimal> amountWon,
            long withoutAmount,
            long wonWithoutAmount,
            Optional<String> unit,
            String why)
            implements FunnelRow {}

    /// What the open opportunities bring in a day.
    record Velocity(
            String from,
            String to,
            String at,
            long open,
            Optional<BigDecimal> winRate,
            Optional<BigDecimal> averageWonAmount,
            Optional<BigDecimal> averageCycleDays,
            Optional<BigDecimal> perDay,
            Optional<String> unit,
            String why)
            implements FunnelRow {}

    /// Cases that first came to a stage in the window, and those of them that ever got to `next`,
    /// the mandatory stage above, or beyond it. No rate for the last stage.
    record Reach(
            List<String> by,
            String stage,
            Optional<String> next,
            long entered,
            long wentOn,
            Optional<BigDecimal> rate,
            String why)
            implements FunnelRow {}

    /// One move of a case; `from` is empty where the case began. `why` is the case's own page.
    record Listed(
            String caseId,
            Optional<String> from,
            String to,
            int nth,
            Instant at,
            Optional<BigDecimal> amount,
            Optional<String> unit,
            String why)
            implements FunnelRow {}

    /// What is open against what is still to be won in [from, to]. A case is expected `cycleDays`
    /// (median) after it became an opportunity; one that is older than any that was won in the year
    /// before (`longestDays`) is not expected at all. `rate` is empty when nothing is lacking.
    record Coverage(
            String from,
            String to,
            Expected expected,
            Expected later,
            Expected dead,
            Optional<BigDecimal> cycleDays,
            Optional<BigDecimal> longestDays,
            BigDecimal won,
            Optional<BigDecimal> target,
            boolean targetGiven,
            Optional<BigDecimal> rate,
            String unit,
            String why)
            implements FunnelRow {

        /// What is still to be won.
        public Optional<BigDecimal> lacking() {
            return target.map(all -> all.subtract(won));
        }
    }

    /// Some of the open cases.
    record Expected(long count, BigDecimal amount) {}

    /// What a stage loses by passing on too few cases and by keeping them too long; `loss` is the
    /// larger of the two. A stage with too few cases has no losses: there is not enough to say.
    /// [from, to] are the days of the months looked at.
    record Loss(
            String stage,
            String from,
            String to,
            long entered,
            boolean enough,
            Optional<BigDecimal> rate,
            Optional<BigDecimal> targetRate,
            Optional<BigDecimal> downstreamRate,
            BigDecimal averageBalance,
            BigDecimal throughput,
            Optional<BigDecimal> targetDwell,
            Optional<BigDecimal> probability,
            Optional<BigDecimal> yieldLoss,
            Optional<BigDecimal> waitLoss,
            Optional<BigDecimal> loss,
            Place place,
            Optional<BigDecimal> averageWonAmount,
            Optional<String> unit,
            String why)
            implements FunnelRow {}

    enum Place {
        BOTTLENECK,
        RUNNER_UP,
        NONE
    }
}
