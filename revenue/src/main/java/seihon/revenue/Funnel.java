package seihon.revenue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import seihon.domain.Outcome;
import seihon.domain.TenantId;

/// Every figure of a stage model. Pages and programs ask the same questions here, inside a read
/// transaction of the tenant. Refused when the model, a stage, a dimension or a period is unknown.
public interface Funnel {

    /// The stage models on `main`: those that can be won first, then in path order.
    List<StageModel> models(TenantId tenant);

    /// Flow and balance: a row for every period, stage and value that occurs, zeros included.
    Outcome<FunnelAnswer<FunnelRow.Flow>> flow(TenantId tenant, FunnelQuestion question);

    Outcome<FunnelAnswer<FunnelRow.Conversion>> conversion(
            TenantId tenant, FunnelQuestion question, Way way);

    /// The same within each of these numbers of days: one list of rows for each, in their order.
    Outcome<FunnelAnswer<List<FunnelRow.Conversion>>> conversionWithin(
            TenantId tenant, FunnelQuestion question, Way way, List<Integer> days);

    /// From one stage to another. `COHORT`: of the cases whose first visit to `from` is in the
    /// period, those that visited `to` or a stage beyond it at any time (`COHORT_STRICT`: `to`
    /// itself). `FLOW`: entries into `to` over entries into `from`. With `withinDays` visits count
    /// that begin 0 to that many calendar days after the entry.
    record Way(String from, String to, Basis basis, OptionalInt withinDays) {}

    enum Basis {
        COHORT,
        COHORT_STRICT,
        FLOW
    }

    Outcome<FunnelAnswer<FunnelRow.Move>> moves(TenantId tenant, FunnelQuestion question);

    /// One row.
    Outcome<FunnelAnswer<FunnelRow.MoveSummary>> moveSummary(
            TenantId tenant, FunnelQuestion question);

    /// Completed visits of each stage.
    Outcome<FunnelAnswer<FunnelRow.Span>> dwell(
            TenantId tenant, FunnelQuestion question, TimeUnit unit);

    /// First visit to `from` (of the case, when empty) until first visit to `to`; negative when it
    /// came first.
    Outcome<FunnelAnswer<FunnelRow.Span>> leadTime(
            TenantId tenant, FunnelQuestion question, Lead lead);

    record Lead(Optional<String> from, String to, TimeUnit unit) {}

    enum TimeUnit {
        HOURS,
        DAYS,
        CALENDAR_DAYS
    }

    /// Stages that are not terminal, with the cases that stand there at `at`.
    Outcome<FunnelAnswer<FunnelRow.Stalled>> stalled(
            TenantId tenant, FunnelQuestion question, Instant at, List<Integer> limitDays);

    Outcome<FunnelAnswer<FunnelRow.Wins>> winRate(
            TenantId tenant, FunnelQuestion question, WinBasis basis);

    enum WinBasis {
        COUNT,
        AMOUNT,
        LIST_AMOUNT
    }

    /// One row. Without `from` and `to` in the question: the 365 days before `at`.
    Outcome<FunnelAnswer<FunnelRow.Velocity>> velocity(
            TenantId tenant, FunnelQuestion question, Instant at);

    /// Ranked stages below won, each with its losses. Without `from` and `to`: the twelve closed
    /// months before `now`.
    Outcome<FunnelAnswer<FunnelRow.Loss>> bottleneck(
            TenantId tenant, FunnelQuestion question, Instant now);

    /// How far cases got, in the window by their first visit to each stage: one row for each ranked
    /// stage and value that occurs.
    Outcome<FunnelAnswer<FunnelRow.Reach>> reach(TenantId tenant, FunnelQuestion question);

    /// The moves of one kind in the window, the latest first, at most [#MOST_LISTED].
    Outcome<FunnelAnswer<FunnelRow.Listed>> listed(
            TenantId tenant, FunnelQuestion question, Listing listing);

    enum Listing {
        FAST_PASS,
        MANDATORY_SKIPPED,
        RECYCLE,
        RE_ENTRY,
        SECOND_VISIT,
        OUT_OF_ORDER
    }

    int MOST_LISTED = 50_000;

    /// One row: what stands open at `at` and is expected to be won in the window, against what its
    /// target still lacks. Without `from` and `to`: the quarter that `at` is in. Refused when the
    /// model has no opportunity or reads no amounts.
    Outcome<FunnelAnswer<FunnelRow.Coverage>> coverage(
            TenantId tenant, FunnelQuestion question, Target target);

    /// Without an amount: the best of the twelve closed months before `at`, once for each month of
    /// the window.
    record Target(Instant at, Optional<BigDecimal> amount) {}

    /// Everything that is known of one case, as the one row; at most [#MOST_FACTS] facts, the
    /// latest ones.
    Outcome<FunnelAnswer<CaseHistory>> history(
            TenantId tenant, FunnelQuestion question, String caseId);

    int MOST_FACTS = 500;
}
