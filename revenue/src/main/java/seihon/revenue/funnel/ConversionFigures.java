package seihon.revenue.funnel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Way;
import seihon.revenue.FunnelRow;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.StageModel.StageKind;
import seihon.revenue.funnel.ConversionStore.Count;

/// Conversion from one stage to another, of cohorts or of flows.
@Component
class ConversionFigures {

    private final ConversionStore store;
    private final FlowFigures flows;

    ConversionFigures(ConversionStore store, FlowFigures flows) {
        this.store = store;
        this.flows = flows;
    }

    Outcome<List<FunnelRow.Conversion>> rows(Inquiry inquiry, Way way) {
        return lists(inquiry, way, List.of(way.withinDays())).map(List::getFirst);
    }

    /// One list for each number of days.
    Outcome<List<List<FunnelRow.Conversion>>> rows(Inquiry inquiry, Way way, List<Integer> days) {
        return lists(inquiry, way, days.stream().map(OptionalInt::of).toList());
    }

    private Outcome<List<List<FunnelRow.Conversion>>> lists(
            Inquiry inquiry, Way way, List<OptionalInt> limits) {
        return Inquiries.stage(inquiry, way.from())
                .then(_ -> Inquiries.stage(inquiry, way.to()))
                .then(to ->
                        flows.window(inquiry)
                                .map(window -> lists(inquiry, window, new Step(way, to, limits))));
    }

    private record Step(Way way, Stage to, List<OptionalInt> limits) {

        Way within(OptionalInt limit) {
            return new Way(way.from(), way.to(), way.basis(), limit);
        }
    }

    private List<List<FunnelRow.Conversion>> lists(Inquiry inquiry, Window window, Step step) {
        if (window.isEmpty()) {
            return step.limits.stream().map(_ -> List.<FunnelRow.Conversion>of()).toList();
        }
        var counts =
                step.way.basis() == Basis.FLOW
                        ? entries(inquiry, window, step)
                        : cohorts(inquiry, window, step, targets(inquiry, step.way, step.to));
        return IntStream.range(0, counts.size())
                .mapToObj(place -> {
                    var way = step.within(step.limits.get(place));
                    return new Grid<>(window, counts.get(place), Count::by, Count::period)
                            .rows((at, count) -> row(inquiry, window, way, at, count));
                })
                .toList();
    }

    /// The stages that count as got there.
    static List<String> targets(Inquiry inquiry, Way way, Stage to) {
        return way.basis() == Basis.COHORT ? orBeyond(inquiry.model(), to) : List.of(to.id());
    }

    private List<List<Count>> cohorts(
            Inquiry inquiry, Window window, Step step, List<String> targets) {
        var between = new ConversionStore.Between(step.way.from(), targets, step.limits);
        return store.cohorts(inquiry, window, between);
    }

    /// Flows know no limit.
    private List<List<Count>> entries(Inquiry inquiry, Window window, Step step) {
        record Key(List<String> by, int period) {}
        var counts = new LinkedHashMap<Key, Count>();
        for (var cell : flows.cells(inquiry, window)) {
            var isFrom = cell.stage().equals(step.way.from());
            var isTo = cell.stage().equals(step.way.to());
            if (cell.period() > 0 && cell.in() != 0 && (isFrom || isTo)) {
                var entered = isFrom ? cell.in() : 0;
                var reached = isTo ? cell.in() : 0;
                counts.merge(
                        new Key(cell.by(), cell.period()),
                        new Count(cell.by(), cell.period(), entered, reached),
                        Count::plus);
            }
        }
        var all = List.copyOf(counts.values());
        return step.limits.stream().map(_ -> all).toList();
    }

    /// The stage, those with a higher rank, and won, which lies beyond every stage with a rank.
    private static List<String> orBeyond(StageModel model, Stage stage) {
        if (!stage.isRanked()) {
            return List.of(stage.id());
        }
        return model.stages().stream()
                .filter(each -> each.id().equals(stage.id()) || isBeyond(each, stage))
                .map(Stage::id)
                .toList();
    }

    private static boolean isBeyond(Stage each, Stage stage) {
        return each.isRanked()
                ? each.rank().orElseThrow() > stage.rank().orElseThrow()
                : each.kind() == StageKind.WON;
    }

    private static FunnelRow.Conversion row(
            Inquiry inquiry, Window window, Way way, Grid.Place place, Optional<Count> count) {
        var entered = count.map(Count::entered).orElse(0L);
        var reached = count.map(Count::reached).orElse(0L);
        Map<String, String> more = new TreeMap<>(Why.days(window, place.period()));
        more.put("from_stage", way.from());
        more.put("to_stage", way.to());
        more.put("basis", Words.lower(way.basis()));
        if (way.basis() != Basis.FLOW) {
            way.withinDays().ifPresent(days -> more.put("within_days", Integer.toString(days)));
        }
        return new FunnelRow.Conversion(
                window.label(place.period()),
                place.by(),
                entered,
                reached,
                Rates.of(reached, entered),
                Why.figure(inquiry, "conversion", place.by(), more));
    }
}
