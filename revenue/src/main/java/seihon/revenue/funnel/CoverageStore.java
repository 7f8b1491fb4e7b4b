package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.FunnelRow.Expected;

/// Measures how long winning takes, and what of the open cases can still be won when.
@Repository
class CoverageStore {

    private final JdbcClient jdbc;

    CoverageStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Calendar days from the first visit to the opportunity stage until won.
    record Cycle(Optional<BigDecimal> median, Optional<BigDecimal> longest) {}

    Cycle cycle(Inquiry inquiry, Window window, String opportunity) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                with took as (
                                  select (c.entered_at at time zone :zone)::date
                                    - (o.entered_at at time zone :zone)::date as days
                                  from revenue_visits(
                                    :tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0) as c
                                  join revenue_visits(
                                    :tenant, :gen, :model, :seq, :none::text[], 0, 0, 0) as o
                                    on o.case_id = c.case_id and o.stage = :opportunity
                                      and o.nth = 1 and o.n < c.n
                                  where c.stage = any (:won)
                                    and c.entered_at >= :start and c.entered_at < :end)
                                select
                                  percentile_cont(0.5) within group (order by days)::numeric as median,
                                  max(days)::numeric as longest
                                from took
                                """))
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("opportunity", opportunity)
                .param("won", WinStore.ids(inquiry.model(), false))
                .param("none", new String[0])
                .query((row, _) ->
                        new Cycle(
                                Optional.ofNullable(row.getBigDecimal("median")),
                                Optional.ofNullable(row.getBigDecimal("longest"))))
                .single();
    }

    /// Which open cases: became opportunities at `opportunity` and stand in one of `stages` at
    /// `at`. Those that began before `deadBefore` are dead, of the others those before
    /// `expectedBefore` are expected.
    record Open(
            String opportunity,
            String[] stages,
            Instant at,
            LocalDate deadBefore,
            LocalDate expectedBefore) {}

    record Split(Expected expected, Expected later, Expected dead) {}

    Split split(Inquiry inquiry, Open open) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                with open as (
                                  select coalesce(v.amount_out, 0) as amount,
                                    (coalesce(o.entered_at, v.entered_at) at time zone :zone)::date as began
                                  from revenue_visits(
                                    :tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0) as v
                                  left join revenue_visits(
                                    :tenant, :gen, :model, :seq, :none::text[], 0, 0, 0) as o
                                    on o.case_id = v.case_id and o.stage = :opportunity and o.nth = 1
                                  where v.stage = any (:stages) and v.entered_at <= :at
                                    and (v.exited_at is null or v.exited_at > :at)),
                                sorted as (
                                  select amount, case when began < :deadBefore then 'dead'
                                    when began < :expectedBefore then 'expected'
                                    else 'later' end as kind
                                  from open)
                                select
                                  count(*) filter (where kind = 'expected') as expected,
                                  coalesce(sum(amount) filter (where kind = 'expected'), 0) as expected_sum,
                                  count(*) filter (where kind = 'later') as later,
                                  coalesce(sum(amount) filter (where kind = 'later'), 0) as later_sum,
                                  count(*) filter (where kind = 'dead') as dead,
                                  coalesce(sum(amount) filter (where kind = 'dead'), 0) as dead_sum
                                from sorted
                                """))
                .param("opportunity", open.opportunity)
                .param("stages", open.stages)
                .param("at", open.at.atOffset(ZoneOffset.UTC))
                .param("deadBefore", open.deadBefore)
                .param("expectedBefore", open.expectedBefore)
                .param("none", new String[0])
                .query((row, _) ->
                        new Split(
                                new Expected(
                                        row.getLong("expected"), row.getBigDecimal("expected_sum")),
                                new Expected(row.getLong("later"), row.getBigDecimal("later_sum")),
                                new Expected(row.getLong("dead"), row.getBigDecimal("dead_sum"))))
                .single();
    }
}
