package seihon.revenue.visits;

import java.util.List;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Loop;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.StageModel.StageKind;

/// What kind of move leads from one stage to another. Source: revenue.md, "Definitions".
public final class MoveRules {

    private final StageModel model;

    public MoveRules(StageModel model) {
        this.model = model;
    }

    /// A fast pass (飛び級) skips at least one ranked stage; it is irregular when one of them is not
    /// optional. A recycle leads back, except along a loop of the model. A re-entry comes back from
    /// a recycle stage.
    public record Kind(
            boolean forward,
            boolean fastPass,
            List<String> skipped,
            List<String> mandatorySkipped,
            boolean recycle,
            boolean reEntry,
            boolean outOfOrder) {

        public Kind {
            skipped = List.copyOf(skipped);
            mandatorySkipped = List.copyOf(mandatorySkipped);
        }

        public boolean isIrregular() {
            return !mandatorySkipped.isEmpty();
        }
    }

    public Kind of(String fromId, String toId) {
        var from = model.stage(fromId).orElseThrow();
        var to = model.stage(toId).orElseThrow();
        var forward = isForward(from, to);
        var between = forward ? between(from, to) : List.<Stage>of();
        return new Kind(
                forward,
                !between.isEmpty(),
                between.stream().map(Stage::id).toList(),
                between.stream().filter(stage -> !stage.optional()).map(Stage::id).toList(),
                isRecycle(from, to),
                from.kind() == StageKind.RECYCLE && to.isRanked(),
                isOutOfOrder(from, to));
    }

    /// Both have a rank, and it rises.
    static boolean isForward(Stage from, Stage to) {
        return from.isRanked()
                && to.isRanked()
                && from.rank().orElseThrow() < to.rank().orElseThrow();
    }

    /// A terminal state is left, other than onwards.
    static boolean isOutOfOrder(Stage from, Stage to) {
        return from.isTerminal() && !isForward(from, to);
    }

    private List<Stage> between(Stage from, Stage to) {
        return model.ranked().stream()
                .filter(stage -> isForward(from, stage) && isForward(stage, to))
                .toList();
    }

    private boolean isRecycle(Stage from, Stage to) {
        var isBack = to.kind() == StageKind.RECYCLE || isForward(to, from);
        return from.isRanked() && isBack && !model.loops().contains(new Loop(from.id(), to.id()));
    }
}
