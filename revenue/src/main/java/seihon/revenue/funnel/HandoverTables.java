package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.util.Optional;
import seihon.revenue.FunnelRow;
import seihon.revenue.Handovers;
import seihon.revenue.Handovers.Closing;
import seihon.revenue.Handovers.Minutes;
import seihon.web.Table;

/// The columns of answers about handovers, lists and coverage.
final class HandoverTables {

    private HandoverTables() {}

    static Table<Handovers.FirstTouch> firstTouch() {
        return new Table<Handovers.FirstTouch>()
                .column("period", Handovers.FirstTouch::period)
                .column("by", row -> Tables.by(row.by()))
                .column("hot", Handovers.FirstTouch::hot)
                .column("touched", Handovers.FirstTouch::touched)
                .column("within_60", Handovers.FirstTouch::withinHour)
                .column("median_minutes", row -> row.minutes().map(Minutes::median))
                .column("p90_minutes", row -> row.minutes().map(Minutes::p90))
                .column("why", Handovers.FirstTouch::why);
    }

    static Table<Handovers.SentBack> sentBack() {
        return new Table<Handovers.SentBack>()
                .column("from_department", Handovers.SentBack::fromDepartment)
                .column("to_department", Handovers.SentBack::toDepartment)
                .column("from", Handovers.SentBack::from)
                .column("to", Handovers.SentBack::to)
                .column("count", Handovers.SentBack::count)
                .column("closed", Handovers.SentBack::closed)
                .column("open", Handovers.SentBack::open)
                .column(
                        "reasons",
                        row ->
                                row.reasons().stream()
                                        .map(reason -> reason.text() + ": " + reason.count())
                                        .toList())
                .column("why", Handovers.SentBack::why);
    }

    static Table<Handovers.Feedback> feedback() {
        return new Table<Handovers.Feedback>()
                .column("case", Handovers.Feedback::caseId)
                .column("at", row -> row.at().toString())
                .column("from_department", Handovers.Feedback::fromDepartment)
                .column("to_department", Handovers.Feedback::toDepartment)
                .column("from_stage", Handovers.Feedback::from)
                .column("to_stage", Handovers.Feedback::to)
                .column("rating", Handovers.Feedback::rating)
                .column("text", Handovers.Feedback::text)
                .column("by", Handovers.Feedback::by)
                .column("closed_at", row -> row.closed().map(closed -> closed.at().toString()))
                .column("closed_by", row -> row.closed().map(Closing::by))
                .column("answer", row -> row.closed().map(Closing::answer))
                .column("why", Handovers.Feedback::why);
    }

    static Table<FunnelRow.Reach> reach() {
        return new Table<FunnelRow.Reach>()
                .column("by", row -> Tables.by(row.by()))
                .column("stage", FunnelRow.Reach::stage)
                .column("next_stage", FunnelRow.Reach::next)
                .column("entered", FunnelRow.Reach::entered)
                .column("went_on", FunnelRow.Reach::wentOn)
                .column("rate", FunnelRow.Reach::rate)
                .column("why", FunnelRow.Reach::why);
    }

    static Table<FunnelRow.Listed> listed() {
        return new Table<FunnelRow.Listed>()
                .column("case", FunnelRow.Listed::caseId)
                .column("from", FunnelRow.Listed::from)
                .column("to", FunnelRow.Listed::to)
                .column("nth", FunnelRow.Listed::nth)
                .column("at", row -> row.at().toString())
                .column("amount", row -> Tables.coins(row.amount(), row.unit()))
                .column("unit", FunnelRow.Listed::unit)
                .column("why", FunnelRow.Listed::why);
    }

    static Table<FunnelRow.Coverage> coverage() {
        return new Table<FunnelRow.Coverage>()
                .column("from", FunnelRow.Coverage::from)
                .column("to", FunnelRow.Coverage::to)
                .column("expected", row -> row.expected().count())
                .column("expected_amount", row -> amount(row, row.expected()))
                .column("later", row -> row.later().count())
                .column("later_amount", row -> amount(row, row.later()))
                .column("dead", row -> row.dead().count())
                .column("dead_amount", row -> amount(row, row.dead()))
                .column("cycle_days", FunnelRow.Coverage::cycleDays)
                .column("longest_days", FunnelRow.Coverage::longestDays)
                .column("won_amount", row -> coins(row, Optional.of(row.won())))
                .column("target", row -> coins(row, row.target()))
                .column("target_given", FunnelRow.Coverage::targetGiven)
                .column("coverage", FunnelRow.Coverage::rate)
                .column("unit", FunnelRow.Coverage::unit)
                .column("why", FunnelRow.Coverage::why);
    }

    private static Object amount(FunnelRow.Coverage row, FunnelRow.Expected some) {
        return coins(row, Optional.of(some.amount()));
    }

    private static Object coins(FunnelRow.Coverage row, Optional<BigDecimal> amount) {
        return Tables.coins(amount, Optional.of(row.unit()));
    }
}
