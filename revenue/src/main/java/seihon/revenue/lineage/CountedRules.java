package seihon.revenue.lineage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Listing;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.funnel.Counted;
import seihon.revenue.funnel.Counted.Decision;
import seihon.revenue.funnel.Counted.Prospect;

/// Which visits stand behind each number: of a share or a mean those that it is taken of.
final class CountedRules {

    private CountedRules() {}

    static Counted of(Named named, StageModel model, Numbers numbers, Instant now) {
        var stage = named.text("stage").stream().toList();
        var at = named.moment("at").orElse(now);
        return switch (named.table()) {
            case "flow" -> flow(named.measure(), named.stages(model));
            case "conversion" -> conversion(named);
            case "win-rate" -> new Counted.Decided(decision(named.measure()), false);
            case "moves", "sent-back" -> moved(named);
            case "move-summary" -> unusual(named.measure());
            case "dwell" -> new Counted.Ended(stage);
            case "lead-time" -> new Counted.Led(named.lead());
            case "stalled" -> new Counted.StandingAt(stage, at, days(named, model));
            case "velocity" -> velocity(named.measure(), model, at);
            case "first-touch" -> new Counted.Touched(!named.measure().equals("hot"));
            case "coverage" -> coverage(named, now);
            case "bottleneck" -> loss(named.measure(), stage, numbers);
            default -> new Counted.Begun(stage, false);
        };
    }

    private static Counted flow(String measure, List<String> stages) {
        return switch (measure) {
            case "open", "open_amount" -> new Counted.Standing(stages, true);
            case "in", "in_amount" -> new Counted.Begun(stages, false);
            case "out", "out_amount" -> new Counted.Ended(stages);
            case "revalued_amount" -> new Counted.Revalued(stages);
            default -> new Counted.Standing(stages, false);
        };
    }

    private static Counted conversion(Named named) {
        var way = named.way();
        return named.measure().equals("reached")
                ? new Counted.Reached(way)
                : new Counted.Begun(List.of(way.from()), way.basis() != Basis.FLOW);
    }

    private static Decision decision(String measure) {
        return switch (measure) {
            case "won", "amount_won" -> Decision.WON;
            case "won_without_amount" -> Decision.WON_WITHOUT_AMOUNT;
            case "lost_without_amount" -> Decision.LOST_WITHOUT_AMOUNT;
            default -> Decision.ANY;
        };
    }

    private static Counted moved(Named named) {
        var way = named.way();
        var wentOn =
                switch (named.measure()) {
                    case "closed" -> Optional.of(true);
                    case "open" -> Optional.of(false);
                    default -> Optional.<Boolean>empty();
                };
        return new Counted.Moved(way.from(), way.to(), wentOn);
    }

    private static Counted unusual(String measure) {
        return switch (measure) {
            case "cases_with_fast_pass" -> of(Listing.FAST_PASS, false);
            case "cases_with_mandatory_skipped" -> of(Listing.MANDATORY_SKIPPED, false);
            case "recycles" -> of(Listing.RECYCLE, true);
            case "cases_recycled" -> of(Listing.RECYCLE, false);
            case "re_entries" -> of(Listing.RE_ENTRY, true);
            case "second_visits" -> of(Listing.SECOND_VISIT, false);
            case "out_of_order" -> of(Listing.OUT_OF_ORDER, false);
            case "visits" -> new Counted.Unusual(Optional.empty(), true);
            default -> new Counted.Unusual(Optional.empty(), false);
        };
    }

    private static Counted of(Listing listing, boolean every) {
        return new Counted.Unusual(Optional.of(listing), every);
    }

    private static OptionalInt days(Named named, StageModel model) {
        return named.measure().equals("over_limit")
                ? named.text("stage")
                        .flatMap(model::stage)
                        .map(Stage::maxAgeDays)
                        .orElse(OptionalInt.empty())
                : named.olderThan();
    }

    private static Counted velocity(String measure, StageModel model, Instant at) {
        return switch (measure) {
            case "win_rate" -> new Counted.Decided(Decision.ANY, false);
            case "avg_won_amount", "avg_cycle_days" -> new Counted.Decided(Decision.WON, true);
            default -> new Counted.StandingAt(model.openStages(), at, OptionalInt.empty());
        };
    }

    private static Counted coverage(Named named, Instant now) {
        var prospect =
                switch (named.measure()) {
                    case "later", "later_amount" -> Prospect.LATER;
                    case "dead", "dead_amount" -> Prospect.DEAD;
                    default -> Prospect.EXPECTED;
                };
        return named.measure().equals("won_amount")
                ? new Counted.Decided(Decision.WON, false)
                : new Counted.Open(named.target(now), prospect);
    }

    /// What is lost by waiting counts whoever was there; what is lost on the way, whoever came.
    private static Counted loss(String measure, List<String> stage, Numbers numbers) {
        return switch (measure) {
            case "avg_won_amount" -> new Counted.Decided(Decision.WON, true);
            case "average_balance", "wait_loss" -> new Counted.UnderWay(stage);
            case "loss" ->
                    isLarger(numbers, "wait_loss", "yield_loss")
                            ? new Counted.UnderWay(stage)
                            : new Counted.Begun(stage, true);
            default -> new Counted.Begun(stage, true);
        };
    }

    private static boolean isLarger(Numbers numbers, String one, String other) {
        return value(numbers, one).compareTo(value(numbers, other)) > 0;
    }

    private static BigDecimal value(Numbers numbers, String name) {
        return numbers.find(name).flatMap(Numbers.Value::value).orElse(BigDecimal.ZERO);
    }
}
