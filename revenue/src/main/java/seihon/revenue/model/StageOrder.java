package seihon.revenue.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.StageModel.StageKind;

/// Which stage makes a case an opportunity when the document does not say.
final class StageOrder {

    private StageOrder() {}

    /// The mandatory ranked stage just below won; the highest one when won has no rank.
    static Optional<Stage> justBelowWon(List<Stage> stages) {
        var won =
                stages.stream()
                        .filter(stage -> stage.kind() == StageKind.WON && stage.isRanked())
                        .mapToInt(stage -> stage.rank().orElseThrow())
                        .min()
                        .orElse(Integer.MAX_VALUE);
        if (stages.stream().noneMatch(stage -> stage.kind() == StageKind.WON)) {
            return Optional.empty();
        }
        return stages.stream()
                .filter(stage -> stage.kind() == StageKind.RANKED && stage.isRanked())
                .filter(stage -> !stage.optional() && stage.rank().orElseThrow() < won)
                .max(Comparator.comparingInt(stage -> stage.rank().orElseThrow()));
    }
}
