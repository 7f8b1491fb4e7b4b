package seihon.revenue.journal;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import seihon.ledger.Fact;
import seihon.revenue.visits.CaseVisits;
import seihon.revenue.visits.Visit;

/// One line of the journal of moves: a visit entered or left, its amount revalued, or a repeat that
/// changed nothing. `other` is the stage the case came from (in) or went to (out).
record JournalLine(
        int n,
        Instant at,
        Side side,
        String stage,
        @Nullable String other,
        int nth,
        @Nullable BigDecimal amount,
        Fact.Id because,
        List<String> dims) {

    enum Side {
        IN,
        OUT,
        REVALUED,
        REPEATED
    }

    /// Everything a case's visits book, in their order.
    static List<JournalLine> of(CaseVisits visits) {
        var lines = new ArrayList<JournalLine>(visits.visits().size() * 2);
        for (var visit : visits.visits()) {
            addAll(visit, lines);
        }
        return lines;
    }

    private static void addAll(Visit visit, List<JournalLine> lines) {
        lines.add(
                new JournalLine(
                        visit.n(),
                        visit.enteredAt(),
                        Side.IN,
                        visit.stage(),
                        visit.fromUnlessFirst(),
                        visit.nth(),
                        visit.amountIn(),
                        visit.enteredBy(),
                        visit.dims()));
        for (var repeat : visit.repeats()) {
            lines.add(within(visit, repeat.at(), Side.REPEATED, null, repeat.because()));
        }
        for (var change : visit.revaluations()) {
            lines.add(within(visit, change.at(), Side.REVALUED, change.by(), change.because()));
        }
        var exitedAt = visit.exitedAtUnlessStanding();
        var exitedBy = visit.exitedByUnlessStanding();
        if (exitedAt != null && exitedBy != null) {
            lines.add(
                    new JournalLine(
                            visit.n(),
                            exitedAt,
                            Side.OUT,
                            visit.stage(),
                            visit.toUnlessStanding(),
                            visit.nth(),
                            visit.amountOut(),
                            exitedBy,
                            visit.dims()));
        }
    }

    private static JournalLine within(
            Visit visit, Instant at, Side side, @Nullable BigDecimal amount, Fact.Id because) {
        return new JournalLine(
                visit.n(),
                at,
                side,
                visit.stage(),
                null,
                visit.nth(),
                amount,
                because,
                visit.dims());
    }
}
