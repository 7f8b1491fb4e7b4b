package seihon.revenue.funnel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.revenue.Funnel.Listing;
import seihon.revenue.FunnelRow;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.visits.MoveRules;

/// Moves between stages by kind: fast passes, recycles, re-entries.
@Component
class MoveFigures {

    private final MoveStore store;
    private final FlowFigures flows;
    private final ListFigures lists;

    MoveFigures(MoveStore store, FlowFigures flows, ListFigures lists) {
        this.store = store;
        this.flows = flows;
        this.lists = lists;
    }

    /// The moves of one kind, case by case.
    Outcome<List<FunnelRow.Listed>> listed(Inquiry inquiry, Listing listing) {
        return lists.rows(inquiry, listing);
    }

    Outcome<List<FunnelRow.Move>> rows(Inquiry inquiry) {
        return flows.window(inquiry)
                .map(window -> window.isEmpty() ? List.of() : rows(inquiry, window));
    }

    private List<FunnelRow.Move> rows(Inquiry inquiry, Window window) {
        var rules = new MoveRules(inquiry.model());
        var order = inquiry.model().stages().stream().map(Stage::id).toList();
        return store.pairs(inquiry, window).stream()
                .sorted(
                        Comparator.comparingInt(
                                        (MoveStore.Count pair) -> order.indexOf(pair.from()))
                                .thenComparingInt(pair -> order.indexOf(pair.to())))
                .map(pair -> row(inquiry, window, pair, rules.of(pair.from(), pair.to())))
                .toList();
    }

    private static FunnelRow.Move row(
            Inquiry inquiry, Window window, MoveStore.Count pair, MoveRules.Kind kind) {
        var more =
                Map.of(
                        "from_stage", pair.from(),
                        "to_stage", pair.to(),
                        "from", window.from().toString(),
                        "to", window.until().minusDays(1).toString());
        return new FunnelRow.Move(
                pair.from(),
                pair.to(),
                pair.moves(),
                pair.cases(),
                kind.fastPass(),
                kind.skipped(),
                kind.mandatorySkipped(),
                kind.recycle(),
                kind.reEntry(),
                Why.figure(inquiry, "moves", List.of(), more));
    }

    Outcome<List<FunnelRow.MoveSummary>> summary(Inquiry inquiry) {
        return flows.window(inquiry)
                .map(window -> window.isEmpty() ? List.of() : List.of(summary(inquiry, window)));
    }

    private FunnelRow.MoveSummary summary(Inquiry inquiry, Window window) {
        var kinds =
                new MoveStore.Kinds(
                        pairs(inquiry, MoveRules.Kind::fastPass),
                        pairs(inquiry, MoveRules.Kind::isIrregular),
                        pairs(inquiry, MoveRules.Kind::recycle),
                        pairs(inquiry, MoveRules.Kind::outOfOrder),
                        inquiry.model().ranked().stream().map(Stage::id).toArray(String[]::new));
        var totals = store.totals(inquiry, window, kinds);
        var moves = rows(inquiry, window);
        return new FunnelRow.MoveSummary(
                totals.cases(),
                totals.visits(),
                totals.repeats(),
                totals.zeroLength(),
                totals.fastCases(),
                totals.irregularCases(),
                totals.recycledCases(),
                count(moves, FunnelRow.Move::recycle),
                totals.mostRecycles(),
                count(moves, FunnelRow.Move::reEntry),
                totals.againCases(),
                totals.disorderCases(),
                Why.figure(inquiry, "move-summary", List.of(), Why.days(window, 1)));
    }

    /// `from>to` of every move of this kind.
    static String[] pairs(Inquiry inquiry, Predicate<MoveRules.Kind> wanted) {
        var rules = new MoveRules(inquiry.model());
        var pairs = new ArrayList<String>();
        for (var from : inquiry.model().stages()) {
            for (var to : inquiry.model().stages()) {
                if (wanted.test(rules.of(from.id(), to.id()))) {
                    pairs.add(from.id() + ">" + to.id());
                }
            }
        }
        return pairs.toArray(String[]::new);
    }

    private static long count(List<FunnelRow.Move> moves, Predicate<FunnelRow.Move> wanted) {
        return moves.stream().filter(wanted).mapToLong(FunnelRow.Move::count).sum();
    }
}
