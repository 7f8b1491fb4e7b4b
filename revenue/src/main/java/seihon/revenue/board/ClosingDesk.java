package seihon.revenue.board;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.metrics.Figure;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelRow.Amounts;
import seihon.revenue.FunnelRow.Closed;
import seihon.revenue.FunnelRow.Flow;
import seihon.revenue.StageModel;
import seihon.revenue.board.BoardDesk.Ground;
import seihon.revenue.closing.Closings;

/// Month-end closings: what was reported when a month ended, and which of its numbers have moved
/// since.
@Component
class ClosingDesk {

    private final Closings closings;

    ClosingDesk(Closings closings) {
        this.closings = closings;
    }

    /// The latest month first. `next`: when the running month will be closed.
    record View(List<Month> months, String from, String to, Instant next, String csv) {
        View {
            months = List.copyOf(months);
        }

        public boolean isRestated() {
            return months.stream().anyMatch(month -> !month.changes.isEmpty());
        }
    }

    /// `until`: the moment the month ended, when the ledger had `size` entries.
    record Month(String label, Instant until, long size, String revision, List<Change> changes) {
        Month {
            changes = List.copyOf(changes);
        }
    }

    /// `label` is a message key. A side is empty when the model of then, or of now, has no such
    /// stage.
    record Change(
            String stage,
            String label,
            String unit,
            Optional<Side> reported,
            Optional<Side> now,
            BigDecimal by) {

        public String sign() {
            return by.signum() < 0 ? "−" : "+";
        }
    }

    record Side(BigDecimal value, String why) {}

    View lay(Ground ground) {
        var months = ground.months().months(BoardQuestion.PERIODS);
        var question =
                FunnelQuestion.of(ground.model().id()).between(months.first(), months.last());
        var byMonth = new LinkedHashMap<String, List<Closed>>();
        Answered.rows(closings.rows(ground.visit().tenant(), question))
                .forEach(row ->
                        byMonth.computeIfAbsent(row.period(), _ -> new ArrayList<>()).add(row));
        return new View(
                byMonth.values().stream()
                        .map(rows -> month(ground, rows))
                        .sorted(Comparator.comparing(Month::until).reversed())
                        .toList(),
                months.begin(ground.visit().language()),
                months.end(ground.visit().language()),
                Closings.end(ground.model(), YearMonth.from(ground.today())),
                ground.question().csv("closings", months, Map.of("grain", "month")));
    }

    private static Month month(Ground ground, List<Closed> rows) {
        var first = rows.getFirst();
        return new Month(
                Months.shown(first.period(), ground.visit().language()),
                Closings.end(ground.model(), YearMonth.parse(first.period())),
                first.size(),
                first.revision(),
                rows.stream().flatMap(row -> changes(ground, row).stream()).toList());
    }

    private static List<Change> changes(Ground ground, Closed row) {
        var stage = ground.model().stage(row.stage());
        var title = stage.map(each -> each.title(ground.visit().language())).orElse(row.stage());
        var changes = new ArrayList<Change>();
        for (var measure : Measure.values()) {
            var reported = row.reported().flatMap(measure::of);
            var now = row.now().flatMap(measure::of);
            var by = value(now).subtract(value(reported));
            var isShown =
                    measure == Measure.IN || stage.filter(StageModel.Stage::isTerminal).isEmpty();
            if (by.signum() != 0 && isShown) {
                changes.add(
                        new Change(
                                title,
                                "revenue.closing.measure." + measure.word(),
                                measure.isMoney() ? unit(row) : "count",
                                reported,
                                now,
                                by));
            }
        }
        return changes;
    }

    private static BigDecimal value(Optional<Side> side) {
        return side.map(Side::value).orElse(BigDecimal.ZERO);
    }

    private static String unit(Closed row) {
        return row.now().or(row::reported).flatMap(Flow::amounts).map(Amounts::unit).orElse("");
    }

    /// The numbers of a row that are compared, by the words of [Figure#MEASURE].
    private enum Measure {
        OPEN,
        IN,
        OUT,
        CLOSE,
        CLOSE_AMOUNT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean isMoney() {
            return this == CLOSE_AMOUNT;
        }

        Optional<Side> of(Flow flow) {
            var number =
                    switch (this) {
                        case OPEN -> count(flow.open());
                        case IN -> count(flow.in());
                        case OUT -> count(flow.out());
                        case CLOSE -> count(flow.close());
                        case CLOSE_AMOUNT -> flow.amounts().map(Amounts::close);
                    };
            return number.map(each -> new Side(each, Figure.measuring(flow.why(), word())));
        }

        private static Optional<BigDecimal> count(long count) {
            return Optional.of(BigDecimal.valueOf(count));
        }
    }
}
