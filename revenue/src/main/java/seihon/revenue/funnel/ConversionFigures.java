package seihon.revenue.funnel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.revenue.Funnel.Way;
import seihon.revenue.FunnelRow;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
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
        return Inquiries.stage(inquiry, way.from())
                .then(from -> Inquiries.stage(inquiry, way.to()))
                .then(to ->
                        flows.window(inquiry)
                                .map(window ->
                                        window.isEmpty()
                                                ? List.of()
                                                : rows(inquiry, window, way, to)));
    }

    private List<FunnelRow.Conversion> rows(Inquiry inquiry, Window window, Way way, Stage to) {
        var counts =
                switch (way.basis()) {
                    case FLOW -> store.entries(inquiry, window, way.from(), way.to());
                    case COHORT_STRICT ->
                            store.cohorts(
                                    inquiry,
                                    window,
                                    way.from(),
                                    List.of(to.id()),
                                    way.withinDays());
                    case COHORT ->
                            store.cohorts(
                                    inquiry,
                                    window,
                                    way.from(),
                                    orBeyond(inquiry.model(), to),
                                    way.withinDays());
                };
        return new Grid<>(window, counts, Count::by, Count::period)
                .rows((place, count) -> row(inquiry, window, way, place, count));
    }

    /// The stage and those with a higher rank.
    static List<String> orBeyond(StageModel model, Stage stage) {
        if (!stage.isRanked()) {
            return List.of(stage.id());
        }
        return model.ranked().stream()
                .filter(each ->
                        each.id().equals(stage.id())
                                || each.rank().orElseThrow() > stage.rank().orElseThrow())
                .map(Stage::id)
                .toList();
    }

    private static FunnelRow.Conversion row(
            Inquiry inquiry, Window window, Way way, Grid.Place place, Optional<Count> count) {
        var entered = count.map(Count::entered).orElse(0L);
        var reached = count.map(Count::reached).orElse(0L);
        Map<String, String> more = new TreeMap<>(Why.days(window, place.period()));
        more.put("from_stage", way.from());
        more.put("to_stage", way.to());
        more.put("basis", Words.lower(way.basis()));
        way.withinDays().ifPresent(days -> more.put("within_days", Integer.toString(days)));
        return new FunnelRow.Conversion(
                window.label(place.period()),
                place.by(),
                entered,
                reached,
                Rates.of(reached, entered),
                Why.figure(inquiry, "conversion", place.by(), more));
    }
}
