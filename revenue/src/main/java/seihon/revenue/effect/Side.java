package seihon.revenue.effect;

import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import seihon.revenue.StageModel;
import seihon.revenue.journal.CaseMonths;
import seihon.revenue.journal.CaseMonths.Moved;

/// The numbers of one side of a comparison, present or proposed: stage → month → what moved. A side
/// without a model (not there yet, or to be deleted) has none.
final class Side {

    private final Optional<StageModel> model;
    private final Map<String, NavigableMap<YearMonth, Moved>> stages = new TreeMap<>();

    private Side(Optional<StageModel> model) {
        this.model = model;
    }

    static Side of(Optional<CaseMonths> walked) {
        var side = new Side(walked.map(CaseMonths::model));
        walked.ifPresent(each ->
                each.months()
                        .forEach((key, moved) ->
                                side.stages
                                        .computeIfAbsent(key.stage(), _ -> new TreeMap<>())
                                        .put(YearMonth.from(key.month()), moved)));
        return side;
    }

    Optional<StageModel> model() {
        return model;
    }

    Moved in(String stage, YearMonth month) {
        return of(stage).getOrDefault(month, Moved.NOTHING);
    }

    /// Everything that moved until the end of the month: what stands there then.
    Moved until(String stage, YearMonth month) {
        return of(stage).headMap(month, true).values().stream().reduce(Moved.NOTHING, Moved::plus);
    }

    private NavigableMap<YearMonth, Moved> of(String stage) {
        return stages.getOrDefault(stage, new TreeMap<>());
    }

    /// The last month in which anything moved, not after `latest`.
    Optional<YearMonth> last(YearMonth latest) {
        return stages.values().stream()
                .flatMap(months -> Optional.ofNullable(months.floorKey(latest)).stream())
                .max(YearMonth::compareTo);
    }
}
