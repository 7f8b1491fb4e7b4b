package seihon.revenue.funnel;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.revenue.Funnel;
import seihon.revenue.Funnel.Listing;
import seihon.revenue.FunnelRow;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.visits.MoveRules;

/// The moves behind the counts of [MoveFigures], case by case.
@Component
class ListFigures {

    private final MoveStore store;
    private final FlowFigures flows;

    ListFigures(MoveStore store, FlowFigures flows) {
        this.store = store;
        this.flows = flows;
    }

    Outcome<List<FunnelRow.Listed>> rows(Inquiry inquiry, Listing listing) {
        return flows.window(inquiry)
                .map(window ->
                        window.isEmpty()
                                ? List.of()
                                : store.listed(inquiry, window, sought(inquiry, listing)).stream()
                                        .map(each -> row(inquiry, each))
                                        .toList());
    }

    static MoveStore.Sought sought(Inquiry inquiry, Listing listing) {
        var again =
                listing == Listing.SECOND_VISIT
                        ? inquiry.model().ranked().stream().map(Stage::id).toArray(String[]::new)
                        : new String[0];
        return new MoveStore.Sought(
                MoveFigures.pairs(inquiry, kind(listing)), again, Funnel.MOST_LISTED);
    }

    private static Predicate<MoveRules.Kind> kind(Listing listing) {
        return switch (listing) {
            case FAST_PASS -> MoveRules.Kind::fastPass;
            case MANDATORY_SKIPPED -> MoveRules.Kind::isIrregular;
            case RECYCLE -> MoveRules.Kind::recycle;
            case RE_ENTRY -> MoveRules.Kind::reEntry;
            case SECOND_VISIT -> _ -> false;
            case OUT_OF_ORDER -> MoveRules.Kind::outOfOrder;
        };
    }

    private static FunnelRow.Listed row(Inquiry inquiry, MoveStore.Listed each) {
        var unit = inquiry.model().unit();
        return new FunnelRow.Listed(
                each.caseId(),
                each.from(),
                each.to(),
                each.nth(),
                each.at(),
                unit.isPresent() ? each.amount() : Optional.empty(),
                unit,
                NameStore.address(inquiry.model().id(), each.caseId()));
    }
}
