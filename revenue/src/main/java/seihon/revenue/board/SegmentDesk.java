package seihon.revenue.board;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import seihon.metrics.Figure;
import seihon.revenue.Funnel;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow.Reach;
import seihon.revenue.StageModel.Dimension;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.board.BoardDesk.Ground;

/// Which channel brings cases out of which stage: one or two dimensions against all ranked stages.
@Component
class SegmentDesk {

    static final int MOST = 40;
    private static final int STEPS = 5;

    private final Funnel funnel;

    SegmentDesk(Funnel funnel) {
        this.funnel = funnel;
    }

    /// `second` is empty when the values of one dimension are shown. `left` rows are not shown;
    /// `all` is their sum with the others, for each stage.
    record View(
            List<String> dimensions,
            String first,
            String second,
            List<String> stages,
            List<Row> rows,
            List<Cell> all,
            int left,
            String csv) {}

    /// One value of each dimension.
    record Row(List<String> values, List<Cell> cells) {}

    /// `heat` 1 to 5 compares the rate with those of other values in the same stage; 0 without one
    /// and of a few cases.
    record Cell(
            long entered, Optional<BigDecimal> rate, int heat, String enteredWhy, String rateWhy) {}

    View lay(Ground ground) {
        var names = ground.model().dims().stream().map(Dimension::name).toList();
        var given = ground.visit().given();
        var first = chosen(names, given.get("by")).orElse(names.getFirst());
        var others = names.stream().filter(name -> !name.equals(first)).toList();
        var second =
                given.containsKey("and")
                        ? chosen(others, given.get("and")).orElse("")
                        : others.stream().findFirst().orElse("");
        var by = second.isEmpty() ? List.of(first) : List.of(first, second);
        var question = ground.question().between(ground.months()).every(Grain.TOTAL);
        var rows =
                Answered.rows(
                        funnel.reach(
                                ground.visit().tenant(), question.by(by.toArray(String[]::new))));
        var shown = shown(rows);
        var stages =
                ground.model().ranked().stream()
                        .map((Stage stage) -> stage.title(ground.visit().language()))
                        .toList();
        return new View(
                names,
                first,
                second,
                stages,
                shown.subList(0, Math.min(MOST, shown.size())),
                rows.size() > stages.size() ? all(ground, question) : List.of(),
                Math.max(0, shown.size() - MOST),
                ground.question()
                        .csv("reach", ground.months(), Map.of("by", String.join(",", by))));
    }

    private List<Cell> all(Ground ground, FunnelQuestion question) {
        return Answered.rows(funnel.reach(ground.visit().tenant(), question)).stream()
                .map(reach -> cell(reach, BigDecimal.ZERO))
                .toList();
    }

    private static Optional<String> chosen(List<String> names, @Nullable String asked) {
        return names.stream().filter(name -> name.equals(asked)).findFirst();
    }

    /// Those with the most cases first.
    private static List<Row> shown(List<Reach> rows) {
        Map<List<String>, List<Reach>> byValues =
                rows.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Reach::by, LinkedHashMap::new, Collectors.toList()));
        var all = new ArrayList<>(byValues.values());
        all.sort(Comparator.comparingLong(SegmentDesk::cases).reversed());
        var most =
                all.isEmpty()
                        ? List.<BigDecimal>of()
                        : IntStream.range(0, all.getFirst().size())
                                .mapToObj(stage -> highest(all, stage))
                                .toList();
        return all.stream()
                .map(stages ->
                        new Row(
                                stages.getFirst().by(),
                                IntStream.range(0, stages.size())
                                        .mapToObj(at -> cell(stages.get(at), most.get(at)))
                                        .toList()))
                .toList();
    }

    private static long cases(List<Reach> stages) {
        return stages.stream().mapToLong(Reach::entered).max().orElse(0);
    }

    private static BigDecimal highest(List<List<Reach>> all, int stage) {
        return all.stream()
                .map(stages -> stages.get(stage))
                .filter(SegmentDesk::isEnough)
                .flatMap(reach -> reach.rate().stream())
                .max(Comparator.naturalOrder())
                .orElse(BigDecimal.ZERO);
    }

    private static boolean isEnough(Reach reach) {
        return reach.entered() >= ConversionDesk.FEWEST_FOR_HEAT;
    }

    private static Cell cell(Reach reach, BigDecimal highest) {
        var heat =
                reach.rate()
                        .filter(_ -> highest.signum() > 0)
                        .filter(_ -> isEnough(reach))
                        .map(rate ->
                                Math.clamp(
                                        Math.round(
                                                rate.doubleValue() / highest.doubleValue() * STEPS),
                                        1,
                                        STEPS))
                        .orElse(0);
        return new Cell(
                reach.entered(),
                reach.rate(),
                heat,
                Figure.measuring(reach.why(), "entered"),
                reach.why());
    }
}
