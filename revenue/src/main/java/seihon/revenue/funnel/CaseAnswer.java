package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import seihon.ledger.Fact;
import seihon.revenue.CaseHistory;

/// A case as programs read it, times in the zone of the answer.
record CaseAnswer(
        String id,
        @Nullable String stage,
        @Nullable BigDecimal amount,
        @Nullable String unit,
        Map<String, String> dims,
        List<VisitAnswer> visits,
        List<FactAnswer> facts,
        int factCount,
        int undecidable,
        int foreignUnits,
        boolean outOfOrder,
        Map<String, Object> stamp) {

    record VisitAnswer(
            String stage,
            int nth,
            OffsetDateTime enteredAt,
            @Nullable OffsetDateTime exitedAt,
            @Nullable BigDecimal amountIn,
            @Nullable BigDecimal amountOut,
            Map<String, String> dims,
            FactId enteredBy) {}

    /// A fact of the list below, or an older one.
    record FactId(long seq, int ordinal) {}

    record FactAnswer(
            long seq,
            int ordinal,
            String kind,
            OffsetDateTime at,
            String source,
            Map<String, String> dims,
            @Nullable BigDecimal amount,
            @Nullable String unit,
            Map<String, String> data,
            String mapping) {}

    static CaseAnswer of(CaseHistory history) {
        var zone = history.stamp().zone();
        return new CaseAnswer(
                history.id(),
                history.stage().orElse(null),
                history.amount().orElse(null),
                history.unit().orElse(null),
                history.dims(),
                history.visits().stream().map(stay -> visit(stay, zone)).toList(),
                history.facts().stream().map(fact -> fact(fact, zone)).toList(),
                history.factCount(),
                history.undecidable(),
                history.foreignUnits(),
                history.outOfOrder(),
                Answers.stamp(history.stamp()));
    }

    private static VisitAnswer visit(CaseHistory.Stay stay, ZoneId zone) {
        return new VisitAnswer(
                stay.stage(),
                stay.nth(),
                at(stay.enteredAt(), zone),
                stay.exitedAt().map(moment -> at(moment, zone)).orElse(null),
                stay.amountIn().orElse(null),
                stay.amountOut().orElse(null),
                stay.dims(),
                new FactId(stay.enteredBy().seq(), stay.enteredBy().ordinal()));
    }

    private static FactAnswer fact(Fact fact, ZoneId zone) {
        return new FactAnswer(
                fact.seq().value(),
                fact.ordinal(),
                fact.kind(),
                at(fact.at(), zone),
                fact.source(),
                fact.dims(),
                fact.amount(),
                fact.unit(),
                fact.data(),
                fact.mapping());
    }

    private static OffsetDateTime at(Instant moment, ZoneId zone) {
        return moment.atZone(zone).toOffsetDateTime();
    }
}
