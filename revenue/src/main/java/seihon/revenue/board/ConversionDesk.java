package seihon.revenue.board;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.stereotype.Component;
import seihon.metrics.Figure;
import seihon.revenue.Funnel;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Lead;
import seihon.revenue.Funnel.TimeUnit;
import seihon.revenue.Funnel.Way;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow.Conversion;
import seihon.revenue.FunnelRow.Span;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.StageModel.StageKind;
import seihon.revenue.board.BoardDesk.Ground;

/// How many of those who came in a month got further within so many days, and how long it takes.
@Component
class ConversionDesk {

    static final List<Integer> DAYS = List.of(7, 14, 30, 60, 90, 180);
    private static final int COHORTS = 7;
    private static final int STEPS = 5;

    /// Of fewer cases a rate gets no colour.
    static final int FEWEST_FOR_HEAT = 5;

    private final Funnel funnel;

    ConversionDesk(Funnel funnel) {
        this.funnel = funnel;
    }

    /// `pairs` are the ways that can be looked at; the triangle shows the chosen one.
    record View(
            List<Choice> pairs,
            String from,
            String to,
            List<Cohort> cohorts,
            List<SpanRow> dwell,
            List<SpanRow> lead,
            String leadDimension,
            Files files) {}

    /// The tables as files: one for each column of the triangle.
    record Files(List<Column> cohorts, String dwell, String lead) {}

    record Column(int days, String csv) {}

    /// How long `n` times took, in days; `label` is a stage's title or a value, blank as empty
    /// text.
    record SpanRow(String label, long n, BigDecimal median, BigDecimal p90, Whys whys) {}

    /// The addresses that explain the numbers of a row.
    record Whys(String n, String median, String p90) {

        static Whys of(String row) {
            return new Whys(
                    Figure.measuring(row, "n"),
                    Figure.measuring(row, "median"),
                    Figure.measuring(row, "p90"));
        }
    }

    record Choice(String title, String value, boolean chosen) {}

    /// `size` cases entered in the period, explained by `why`; one cell for each number of days.
    record Cohort(String label, long size, List<Cell> cells, String why) {}

    /// `heat` is 1 to 5, 0 of a few cases; `growing`: not all days are over yet; empty before any
    /// was.
    record Cell(Optional<BigDecimal> rate, int heat, boolean growing, String why) {
        static final Cell NONE = new Cell(Optional.empty(), 0, false, "");
    }

    View lay(Ground ground) {
        var pairs = BalanceDesk.neighbours(ground.model());
        var asked = ground.visit().given().getOrDefault("pair", "");
        var opportunity = ground.model().opportunity().orElse("");
        var chosen =
                pairs.stream()
                        .filter(pair -> value(pair).equals(asked))
                        .findFirst()
                        .or(() ->
                                pairs.stream()
                                        .filter(pair -> pair.from().id().equals(opportunity))
                                        .findFirst())
                        .orElse(pairs.getFirst());
        var language = ground.visit().language();
        var dimension =
                ground.model().dims().isEmpty() ? "" : ground.model().dims().getFirst().name();
        return new View(
                pairs.stream()
                        .map(pair ->
                                new Choice(pair.title(language), value(pair), pair.equals(chosen)))
                        .toList(),
                chosen.from().title(language),
                chosen.to().title(language),
                cohorts(ground, chosen),
                dwell(ground),
                lead(ground, dimension),
                dimension,
                files(ground, chosen, dimension));
    }

    private static Files files(Ground ground, BalanceDesk.Pair pair, String dimension) {
        var question = ground.question();
        var months = ground.months().months(COHORTS);
        var columns =
                DAYS.stream()
                        .map(days ->
                                new Column(
                                        days, question.csv("conversion", months, way(pair, days))))
                        .toList();
        return new Files(
                columns,
                question.csv("dwell", ground.months(), Map.of("unit", "days")),
                won(ground)
                        .map(won ->
                                question.csv(
                                        "lead-time",
                                        ground.months(),
                                        Map.of(
                                                "to_stage",
                                                won.id(),
                                                "unit",
                                                "calendar_days",
                                                "by",
                                                dimension)))
                        .orElse(""));
    }

    private static Map<String, String> way(BalanceDesk.Pair pair, int days) {
        return Map.of(
                "from_stage", pair.from().id(),
                "to_stage", pair.to().id(),
                "basis", "cohort",
                "within_days", Integer.toString(days),
                "grain", "month");
    }

    private static Optional<Stage> won(Ground ground) {
        return ground.model().stages().stream()
                .filter(stage -> stage.kind() == StageKind.WON)
                .findFirst();
    }

    private List<SpanRow> dwell(Ground ground) {
        var question = ground.question().between(ground.months());
        return Answered.rows(funnel.dwell(ground.visit().tenant(), question, TimeUnit.DAYS))
                .stream()
                .flatMap(span -> row(title(ground, span.stage()), span).stream())
                .toList();
    }

    private static String title(Ground ground, String stage) {
        return ground.model()
                .stage(stage)
                .map((Stage found) -> found.title(ground.visit().language()))
                .orElse(stage);
    }

    /// Nothing where nothing was completed.
    private static Optional<SpanRow> row(String label, Span span) {
        return span.durations()
                .map(took ->
                        new SpanRow(
                                label,
                                span.n(),
                                BigDecimal.valueOf(took.median()),
                                BigDecimal.valueOf(took.p90()),
                                Whys.of(span.why())));
    }

    private static String value(BalanceDesk.Pair pair) {
        return pair.from().id() + "-" + pair.to().id();
    }

    /// From the first contact to winning, by the first dimension.
    private List<SpanRow> lead(Ground ground, String dimension) {
        var won = won(ground);
        if (won.isEmpty() || dimension.isEmpty()) {
            return List.of();
        }
        var question = ground.question().between(ground.months()).by(dimension);
        var way = new Lead(Optional.empty(), won.get().id(), TimeUnit.CALENDAR_DAYS);
        return Answered.rows(funnel.leadTime(ground.visit().tenant(), question, way)).stream()
                .filter(span -> !span.by().isEmpty())
                .flatMap(span -> row(span.by().getFirst(), span).stream())
                .sorted(Comparator.comparingLong(SpanRow::n).reversed())
                .toList();
    }

    private List<Cohort> cohorts(Ground ground, BalanceDesk.Pair pair) {
        var months = ground.months().months(COHORTS);
        var byDays = within(ground, pair, months);
        var cohorts = new ArrayList<Cohort>();
        for (var at = 0; at < months.periods().size(); at++) {
            cohorts.add(cohort(ground, byDays, at));
        }
        return cohorts;
    }

    /// One list for each number of days.
    private List<List<Conversion>> within(Ground ground, BalanceDesk.Pair pair, Months months) {
        var question = ground.question().between(months).every(Grain.MONTH);
        var way = new Way(pair.from().id(), pair.to().id(), Basis.COHORT, OptionalInt.empty());
        return Answered.rows(funnel.conversionWithin(ground.visit().tenant(), question, way, DAYS));
    }

    private static Cohort cohort(Ground ground, List<List<Conversion>> byDays, int at) {
        var months = ground.months().months(COHORTS);
        var period = months.periods().get(at);
        var cells = new ArrayList<Cell>();
        var size = 0L;
        var why = "";
        for (var column = 0; column < DAYS.size(); column++) {
            var rows = byDays.get(column);
            if (at >= rows.size()) {
                cells.add(Cell.NONE);
                continue;
            }
            var row = rows.get(at);
            size = row.entered();
            why = Figure.measuring(row.why(), "entered");
            var begins = column == 0 ? 0 : DAYS.get(column - 1);
            cells.add(cell(row, months, period, begins, DAYS.get(column)));
        }
        return new Cohort(
                Months.shown(period.label(), ground.visit().language()), size, cells, why);
    }

    /// A cell is finished when even the last of the cohort has had all its days, and begins when
    /// the last one has had those of the cell before.
    private static Cell cell(
            Conversion row,
            Months months,
            seihon.revenue.funnel.Period period,
            int begins,
            int days) {
        var last = period.until().minusDays(1);
        var isOver = !last.plusDays(days).isAfter(months.today());
        var hasBegun = begins == 0 || !last.plusDays(begins).isAfter(months.today());
        if (!hasBegun || row.rate().isEmpty()) {
            return Cell.NONE;
        }
        return new Cell(row.rate(), heat(row), !isOver, row.why());
    }

    /// None of a few cases: one of them would look like a trend.
    private static int heat(Conversion row) {
        if (row.entered() < FEWEST_FOR_HEAT) {
            return 0;
        }
        var step =
                row.rate()
                        .orElse(BigDecimal.ZERO)
                        .multiply(BigDecimal.valueOf(STEPS + 2L))
                        .setScale(0, RoundingMode.CEILING)
                        .intValue();
        return Math.clamp(step, 1, STEPS);
    }
}
