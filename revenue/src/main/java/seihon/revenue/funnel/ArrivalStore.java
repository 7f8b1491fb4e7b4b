package seihon.revenue.funnel;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.Funnel.Lead;
import seihon.revenue.Funnel.Way;
import seihon.revenue.funnel.CountedFigures.Asked;
import seihon.revenue.funnel.CountedFigures.Found;

/// Reads the visits of cases that came a certain way, like [CountedStore].
@Repository
class ArrivalStore {

    private final JdbcClient jdbc;

    ArrivalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// As [ConversionStore] counts them: by the first visit that counts.
    Found reached(Asked asked, Way way, List<String> targets) {
        var days = way.withinDays();
        return CountedStore.page(
                asked,
                jdbc.sql(
                                """
                                with began as materialized (
                                  select case_id, (entered_at at time zone :zone)::date as day
                                  from revenue_visits(:tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0)
                                  where stage = :from and nth = 1
                                    and entered_at >= :start and entered_at < :end)
                                select seq, ordinal, count(*) over () as total
                                from (
                                  select distinct on (began.case_id)
                                    t.entered_by_seq as seq, t.entered_by_ordinal as ordinal
                                  from began join revenue_visits(
                                    :tenant, :gen, :model, :seq, :none::text[], 0, 0, 0) as t
                                    on t.case_id = began.case_id and t.stage = any (:targets)
                                  where :days::int is null
                                    or (t.entered_at at time zone :zone)::date - began.day
                                      between 0 and :days
                                  order by began.case_id, t.n) as counted
                                order by (seq, ordinal) > (:afterSeq, :afterOrdinal) desc, seq, ordinal
                                limit :limit
                                """)
                        .param("from", way.from())
                        .param("targets", targets.toArray(String[]::new))
                        .param("start", asked.window().startTime())
                        .param("end", asked.window().endTime())
                        .param("days", days.isPresent() ? days.getAsInt() : null)
                        .param("none", new String[0]));
    }

    /// As [WinStore] counts them.
    Found decided(Asked asked, String opportunity, Counted.Decided decided) {
        return CountedStore.page(
                asked,
                jdbc.sql(
                                """
                                with closed as (
                                  select distinct on (c.case_id, k.part)
                                    c.stage = any (:won) as is_won, c.amount_in as amount,
                                    c.entered_by_seq as seq, c.entered_by_ordinal as ordinal
                                  from revenue_visits(
                                    :tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0) as c
                                  join revenue_visits(
                                    :tenant, :gen, :model, :seq, :none::text[], 0, 0, 0) as o
                                    on o.case_id = c.case_id and o.stage = :opportunity
                                      and o.nth = 1 and o.n < c.n
                                  cross join lateral (select case when :every then c.n end) as k (part)
                                  where c.stage = any (:terminal)
                                    and c.entered_at >= :start and c.entered_at < :end
                                  order by c.case_id, k.part, c.n desc)
                                select seq, ordinal, count(*) over () as total
                                from closed
                                where (:isWon::boolean is null or is_won = :isWon)
                                  and (not :plain or amount is null)
                                order by (seq, ordinal) > (:afterSeq, :afterOrdinal) desc, seq, ordinal
                                limit :limit
                                """)
                        .param("every", decided.every())
                        .param("opportunity", opportunity)
                        .param("terminal", WinStore.ids(asked.inquiry().model(), true))
                        .param("won", WinStore.ids(asked.inquiry().model(), false))
                        .param("start", asked.window().startTime())
                        .param("end", asked.window().endTime())
                        .param("isWon", isWon(decided.decision()))
                        .param("plain", isPlain(decided.decision()))
                        .param("none", new String[0]));
    }

    private static @Nullable Boolean isWon(Counted.Decision decision) {
        return switch (decision) {
            case ANY -> null;
            case WON, WON_WITHOUT_AMOUNT -> true;
            case LOST_WITHOUT_AMOUNT -> false;
        };
    }

    private static boolean isPlain(Counted.Decision decision) {
        return switch (decision) {
            case ANY, WON -> false;
            case WON_WITHOUT_AMOUNT, LOST_WITHOUT_AMOUNT -> true;
        };
    }

    /// As [SpanStore] measures them.
    Found led(Asked asked, Lead lead) {
        return CountedStore.page(
                asked,
                jdbc.sql(
                                """
                                with began as materialized (
                                  select case_id
                                  from revenue_visits(:tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0)
                                  where case when :from::text is null then n = 1
                                    else stage = :from and nth = 1 end)
                                select t.entered_by_seq as seq, t.entered_by_ordinal as ordinal,
                                  count(*) over () as total
                                from began join revenue_visits(
                                  :tenant, :gen, :model, :seq, :none::text[], 0, 0, 0) as t
                                  on t.case_id = began.case_id and t.stage = :to and t.nth = 1
                                where t.entered_at >= :start and t.entered_at < :end
                                order by (t.entered_by_seq, t.entered_by_ordinal)
                                  > (:afterSeq, :afterOrdinal) desc, 1, 2
                                limit :limit
                                """)
                        .param("from", lead.from().orElse(null))
                        .param("to", lead.to())
                        .param("start", asked.window().startTime())
                        .param("end", asked.window().endTime())
                        .param("none", new String[0]));
    }

    /// As [CoverageStore] splits them.
    Found open(Asked asked, CoverageStore.Open open, Counted.Prospect prospect) {
        return CountedStore.page(
                asked,
                jdbc.sql(
                                """
                                with open as (
                                  select v.entered_by_seq as seq, v.entered_by_ordinal as ordinal,
                                    (coalesce(o.entered_at, v.entered_at) at time zone :zone)::date as began
                                  from revenue_visits(
                                    :tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0) as v
                                  left join revenue_visits(
                                    :tenant, :gen, :model, :seq, :none::text[], 0, 0, 0) as o
                                    on o.case_id = v.case_id and o.stage = :opportunity and o.nth = 1
                                  where v.stage = any (:stages) and v.entered_at <= :at
                                    and (v.exited_at is null or v.exited_at > :at))
                                select seq, ordinal, count(*) over () as total
                                from open
                                where case when began < :deadBefore then 'dead'
                                  when began < :expectedBefore then 'expected'
                                  else 'later' end = :prospect
                                order by (seq, ordinal) > (:afterSeq, :afterOrdinal) desc, seq, ordinal
                                limit :limit
                                """)
                        .param("opportunity", open.opportunity())
                        .param("stages", open.stages())
                        .param("at", open.at().atOffset(ZoneOffset.UTC))
                        .param("deadBefore", open.deadBefore())
                        .param("expectedBefore", open.expectedBefore())
                        .param("prospect", prospect.name().toLowerCase(Locale.ROOT))
                        .param("none", new String[0]));
    }
}
