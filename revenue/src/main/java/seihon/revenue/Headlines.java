package seihon.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import seihon.domain.Person;

/// What an executive sees of revenue in the morning, from the first stage model in which cases can
/// be won. Asked inside a read transaction of their tenant.
public interface Headlines {

    /// Empty while there is no such model, or nothing was received for it.
    Optional<Headline> today(Person me, Locale language, Instant now);

    /// `size` is the length of the ledger, the stamp how far these figures go; `whole` is false
    /// while so much is missing that nobody should take them for the month. Amounts and the
    /// pipeline are absent when the model reads none.
    record Headline(
            String model,
            String title,
            long size,
            boolean whole,
            Amounts amounts,
            Rates rates,
            Stalled stalled,
            List<Strip> strips,
            Chart balances,
            Chart trend,
            Optional<Bottleneck> bottleneck,
            Optional<String> worstStage,
            Optional<FunnelRow.Coverage> pipeline,
            FunnelAnswer.Stamp stamp) {
        public Headline {
            strips = List.copyOf(strips);
        }

        public Headline with(Stalled now) {
            return new Headline(
                    model,
                    title,
                    size,
                    whole,
                    amounts,
                    rates,
                    now,
                    strips,
                    balances,
                    trend,
                    bottleneck,
                    worstStage,
                    pipeline,
                    stamp);
        }
    }

    /// Won this month and in the last closed one; what stands open, in `unit`.
    record Amounts(
            long wonCount,
            long wonCountBefore,
            Optional<BigDecimal> won,
            long openCount,
            Optional<BigDecimal> open,
            String unit,
            String wonWhy,
            String openWhy) {}

    /// Over the last twelve closed months.
    record Rates(
            Optional<BigDecimal> byCount,
            Optional<BigDecimal> byAmount,
            long closed,
            long won,
            String countWhy,
            String amountWhy) {}

    /// Cases that stand longer than their stage allows.
    record Stalled(long count, Optional<BigDecimal> amount, String unit) {}

    /// One stage: balance now and at the last month's end, and the flow of this month. `data` is
    /// the chart's figures as JSON.
    record Strip(
            String stage,
            String title,
            boolean won,
            long balance,
            long before,
            long in,
            long out,
            boolean isBottleneck,
            String data,
            Whys whys) {}

    /// The addresses that explain the numbers of a strip.
    record Whys(String balance, String in, String out) {}

    /// A chart and the table that says the same: `data` is JSON for the chart's script.
    record Chart(String data, List<String> columns, List<Line> lines) {
        public Chart {
            columns = List.copyOf(columns);
            lines = List.copyOf(lines);
        }

        /// Of the newest point of the last column.
        public String why() {
            return isEmpty() ? "" : lines.getLast().points().getLast().why();
        }

        /// What that point is called.
        public String newest() {
            return isEmpty() ? "" : lines.getLast().label() + " " + columns.getLast();
        }

        public boolean isEmpty() {
            return lines.isEmpty() || columns.isEmpty();
        }
    }

    /// A line of the table: its period, its values in the order of the columns.
    record Line(String label, List<Point> points) {
        public Line {
            points = List.copyOf(points);
        }
    }

    /// `value` is empty when it is undefined; `why` is the address that explains it.
    record Point(Optional<BigDecimal> value, String why) {}
}
