package seihon.revenue.funnel;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.FunnelRow;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.StageModel.StageKind;

/// How far the cases of each value get: channel × campaign × stage, with any other dimensions too.
@Component
class ReachFigures {

    private static final int TOP = Integer.MAX_VALUE - 1;

    private final ReachStore store;
    private final FlowFigures flows;

    ReachFigures(ReachStore store, FlowFigures flows) {
        this.store = store;
        this.flows = flows;
    }

    Outcome<List<FunnelRow.Reach>> rows(Inquiry inquiry) {
        return flows.window(inquiry)
                .map(window -> window.isEmpty() ? List.of() : rows(inquiry, window));
    }

    private record Key(List<String> by, String stage) {}

    private List<FunnelRow.Reach> rows(Inquiry inquiry, Window window) {
        var ranked = inquiry.model().ranked();
        Map<Key, ReachStore.Count> counts = new HashMap<>();
        for (var count : store.reach(inquiry, window, ladder(inquiry.model(), ranked))) {
            if (ranked.stream().anyMatch(stage -> stage.id().equals(count.stage()))) {
                counts.put(new Key(count.by(), count.stage()), count);
            }
        }
        return counts.keySet().stream()
                .map(Key::by)
                .distinct()
                .sorted(Comparator.comparing(by -> String.join("\u001f", by)))
                .flatMap(by ->
                        ranked.stream()
                                .map(stage ->
                                        row(
                                                inquiry,
                                                window,
                                                stage,
                                                Optional.ofNullable(
                                                                counts.get(new Key(by, stage.id())))
                                                        .orElse(nobody(by, stage)))))
                .toList();
    }

    private static ReachStore.Count nobody(List<String> by, Stage stage) {
        return new ReachStore.Count(by, stage.id(), 0, 0);
    }

    /// Won lies beyond every stage with a rank, also where it has none itself.
    private static ReachStore.Ladder ladder(StageModel model, List<Stage> ranked) {
        var stages =
                Stream.concat(
                                ranked.stream(),
                                model.stages().stream()
                                        .filter(stage -> stage.kind() == StageKind.WON)
                                        .filter(stage -> !stage.isRanked()))
                        .toList();
        return new ReachStore.Ladder(
                stages.stream().map(Stage::id).toArray(String[]::new),
                stages.stream().mapToInt(stage -> stage.rank().orElse(TOP)).toArray(),
                stages.stream()
                        .mapToInt(stage ->
                                stage.isRanked()
                                        ? next(model, stage)
                                                .map(each -> each.rank().orElseThrow())
                                                .orElse(Integer.MAX_VALUE)
                                        : Integer.MAX_VALUE)
                        .toArray());
    }

    /// The mandatory stage above; none above the last.
    static Optional<Stage> next(StageModel model, Stage stage) {
        return model.ranked().stream()
                .filter(each -> !each.optional() && !each.beforeFirst())
                .filter(each -> each.rank().orElseThrow() > stage.rank().orElseThrow())
                .findFirst();
    }

    private static FunnelRow.Reach row(
            Inquiry inquiry, Window window, Stage stage, ReachStore.Count count) {
        var next = next(inquiry.model(), stage);
        var more = new TreeMap<>(Why.days(window, 1));
        more.put("from_stage", stage.id());
        more.put("to_stage", next.map(Stage::id).orElse(stage.id()));
        more.put("basis", Words.lower(Basis.COHORT));
        if (next.isEmpty()) {
            more.put("measure", "entered");
        }
        return new FunnelRow.Reach(
                count.by(),
                stage.id(),
                next.map(Stage::id),
                count.entered(),
                count.wentOn(),
                next.flatMap(_ -> Rates.of(count.wentOn(), count.entered())),
                Why.figure(inquiry, "conversion", count.by(), more));
    }
}
