package seihon.revenue.funnel;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import seihon.revenue.Funnel.Lead;
import seihon.revenue.Funnel.Listing;
import seihon.revenue.Funnel.Target;
import seihon.revenue.Funnel.Way;

/// What a number counts, so that the facts behind it can be found: visits by the facts that began
/// them, or hot actions. The window, the values and the size of the ledger are the question's.
public sealed interface Counted {

    /// Visits to these stages that began in the window; `first` ones of their cases only.
    record Begun(List<String> stages, boolean first) implements Counted {}

    /// Visits to these stages that ended in the window.
    record Ended(List<String> stages) implements Counted {}

    /// Visits to these stages that were under way at some time in the window.
    record UnderWay(List<String> stages) implements Counted {}

    /// Visits to these stages that were under way when the window began, or when it ended.
    record Standing(List<String> stages, boolean atStart) implements Counted {}

    /// Visits to these stages that are under way at `at` and began more than `days` before.
    record StandingAt(List<String> stages, Instant at, OptionalInt days) implements Counted {}

    /// Changes of amounts in these stages in the window.
    record Revalued(List<String> stages) implements Counted {}

    /// Of the cases that [Begun] counts at the start of the way, the visits by which they got to
    /// its end.
    record Reached(Way way) implements Counted {}

    /// Opportunities decided in the window: the last time for each case, or `every` time.
    record Decided(Decision decision, boolean every) implements Counted {}

    enum Decision {
        ANY,
        WON,
        WON_WITHOUT_AMOUNT,
        LOST_WITHOUT_AMOUNT
    }

    /// Moves from one stage to another; those that went on since, or that are still there.
    record Moved(String from, String to, Optional<Boolean> wentOn) implements Counted {}

    /// Moves of a kind, once for each case or `every` one; without a kind, all visits.
    record Unusual(Optional<Listing> kind, boolean every) implements Counted {}

    /// First visits at the end of a lead time.
    record Led(Lead lead) implements Counted {}

    /// Open opportunities by when they can be expected to be won.
    record Open(Target target, Prospect prospect) implements Counted {}

    enum Prospect {
        EXPECTED,
        LATER,
        DEAD
    }

    /// Hot actions in the window, or those that were answered.
    record Touched(boolean answered) implements Counted {}
}
