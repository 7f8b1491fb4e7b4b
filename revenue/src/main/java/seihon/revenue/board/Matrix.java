package seihon.revenue.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import seihon.metrics.Figure;
import seihon.revenue.FunnelRow.Amounts;
import seihon.revenue.FunnelRow.Flow;
import seihon.revenue.StageModel;

/// Periods against stages: standing at the beginning, in, out, standing at the end. Of stages that
/// end a case only what came in is shown.
record Matrix(List<Column> columns, List<Line> lines, String unit) {

    /// Open, in, out, close.
    private static final int FIGURES = 4;

    private static final String YEN = "JPY";
    private static final BigDecimal TEN_THOUSAND = BigDecimal.valueOf(10_000);
    private static final Shown NONE = new Shown(BigDecimal.ZERO, "");

    Matrix {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    /// `revalued`: amounts changed while cases stood there.
    record Column(String stage, String title, boolean terminal, boolean revalued) {

        public int width() {
            return terminal ? 1 : revalued ? FIGURES + 1 : FIGURES;
        }
    }

    /// `open`: the period is not over; `newYear`: a rule stands above it; `restated`: numbers have
    /// moved since they were reported.
    record Line(String label, boolean open, boolean newYear, boolean restated, List<Cell> cells) {
        Line {
            cells = List.copyOf(cells);
        }
    }

    /// Numbers in the unit of the matrix: cases, or ten thousands of yen, or whole units.
    record Cell(Column column, Shown open, Shown in, Shown out, Shown revalued, Shown close) {}

    /// `why` explains it.
    record Shown(BigDecimal value, String why) {}

    /// `restated` holds labels of periods.
    record Rows(List<Flow> flows, Set<String> restated) {}

    static Matrix of(StageModel model, Months months, Rows given, boolean money, Locale language) {
        var rows = given.flows;
        var byPlace = new HashMap<String, Flow>();
        rows.forEach(row -> byPlace.put(row.period() + " " + row.stage(), row));
        var columns = columns(model, rows, money, language);
        var lines = new ArrayList<Line>();
        for (var period : months.periods()) {
            var cells =
                    columns.stream()
                            .map(column ->
                                    cell(
                                            column,
                                            byPlace.get(period.label() + " " + column.stage),
                                            money))
                            .toList();
            lines.add(
                    new Line(
                            Months.shown(period.label(), language),
                            period.until().isAfter(months.today()),
                            isNewYear(lines.isEmpty(), period.label()),
                            given.restated.contains(period.label()),
                            cells));
        }
        return new Matrix(columns, lines, money ? model.unit().orElse("") : "count");
    }

    private static boolean isNewYear(boolean first, String label) {
        return !first && (label.endsWith("-01") || label.endsWith("-W01") || label.endsWith("-Q1"));
    }

    /// Ranked stages, recycle stages, then those that end a case; none that nobody ever entered,
    /// and in money none without any.
    private static List<Column> columns(
            StageModel model, List<Flow> rows, boolean money, Locale language) {
        var seen =
                rows.stream()
                        .filter(row -> !money || row.amounts().filter(Matrix::isSome).isPresent())
                        .map(Flow::stage)
                        .collect(Collectors.toSet());
        var revalued =
                rows.stream()
                        .filter(row -> money && row.amounts().filter(Matrix::isMoved).isPresent())
                        .map(Flow::stage)
                        .collect(Collectors.toSet());
        var stages = new ArrayList<>(model.ranked());
        model.stages().stream().filter(stage -> !stage.isRanked()).forEach(stages::add);
        return stages.stream()
                .filter(stage -> seen.contains(stage.id()))
                .sorted(java.util.Comparator.comparing(StageModel.Stage::isTerminal))
                .map(stage ->
                        new Column(
                                stage.id(),
                                stage.title(language),
                                stage.isTerminal(),
                                revalued.contains(stage.id())))
                .toList();
    }

    private static boolean isSome(Amounts amounts) {
        return Stream.of(amounts.open(), amounts.in(), amounts.out(), amounts.close())
                .anyMatch(amount -> amount.signum() != 0);
    }

    private static boolean isMoved(Amounts amounts) {
        return amounts.revalued().signum() != 0;
    }

    private static Cell cell(
            Column column, @org.jspecify.annotations.Nullable Flow row, boolean money) {
        if (row == null) {
            return new Cell(column, NONE, NONE, NONE, NONE, NONE);
        }
        return money ? amounts(column, row) : counts(column, row);
    }

    private static Cell counts(Column column, Flow row) {
        return new Cell(
                column,
                count(row, row.open(), "open"),
                count(row, row.in(), "in"),
                count(row, row.out(), "out"),
                NONE,
                count(row, row.close(), "close"));
    }

    private static Shown count(Flow row, long count, String measure) {
        return new Shown(BigDecimal.valueOf(count), Figure.measuring(row.why(), measure));
    }

    private static Cell amounts(Column column, Flow row) {
        return new Cell(
                column,
                amount(row, Amounts::open, "open_amount"),
                amount(row, Amounts::in, "in_amount"),
                amount(row, Amounts::out, "out_amount"),
                amount(row, Amounts::revalued, "revalued_amount"),
                amount(row, Amounts::close, "close_amount"));
    }

    private static Shown amount(Flow row, Function<Amounts, BigDecimal> which, String measure) {
        var value =
                row.amounts()
                        .map(amounts -> shown(which.apply(amounts), amounts.unit()))
                        .orElse(BigDecimal.ZERO);
        return new Shown(value, Figure.measuring(row.why(), measure));
    }

    /// Yen in tens of thousands, so that a column stays narrow; the head of the table says so.
    static BigDecimal shown(BigDecimal amount, String unit) {
        return amount.divide(
                unit.equals(YEN) ? TEN_THOUSAND : BigDecimal.ONE, 0, RoundingMode.HALF_UP);
    }

    public boolean isRestated() {
        return lines.stream().anyMatch(Line::restated);
    }

    /// The last period is not over.
    public boolean isOpen() {
        return lines.getLast().open;
    }

    public boolean isInTensOfThousands() {
        return unit.equals(YEN);
    }

    static Map<String, Map<String, Flow>> byStage(List<Flow> rows) {
        var byStage = new HashMap<String, Map<String, Flow>>();
        rows.forEach(row ->
                byStage.computeIfAbsent(row.stage(), _ -> new HashMap<>()).put(row.period(), row));
        return byStage;
    }
}
