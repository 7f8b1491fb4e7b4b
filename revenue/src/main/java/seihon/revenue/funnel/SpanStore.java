package seihon.revenue.funnel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.Funnel.TimeUnit;
import seihon.revenue.FunnelRow.Durations;

/// Measures how long visits and ways take, and how old standing cases are.
@Repository
class SpanStore {

    private final JdbcClient jdbc;

    SpanStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Seconds, or calendar days.
    record Measured(String stage, List<String> by, long n, Durations durations) {}

    /// Visits that ended in the window, by stage.
    List<Measured> dwell(Inquiry inquiry, Window window, TimeUnit unit) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                with span as (
                                  select stage, by1, by2, case when :calendar
                                    then ((exited_at at time zone :zone)::date
                                      - (entered_at at time zone :zone)::date)::float8
                                    else extract(epoch from exited_at - entered_at)::float8 end as length
                                  from revenue_visits(
                                    :tenant, :gen, :model, :seq, :filters::text[], :by1, :by2, 0)
                                  where exited_at >= :start and exited_at < :end)
                                select stage, by1, by2, count(*) as n, min(length) as least,
                                  percentile_cont(0.5) within group (order by length) as median,
                                  percentile_cont(0.9) within group (order by length) as p90,
                                  avg(length) as mean, max(length) as most
                                from span
                                group by stage, by1, by2
                                order by by1, by2
                                """))
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("calendar", unit == TimeUnit.CALENDAR_DAYS)
                .query((row, _) -> measured(inquiry, row))
                .list();
    }

    /// From first visit to first visit, of cases that came to `to` in the window.
    List<Measured> lead(
            Inquiry inquiry, Window window, Optional<String> from, String to, TimeUnit unit) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                with began as materialized (
                                  select case_id, entered_at, by1, by2
                                  from revenue_visits(
                                    :tenant, :gen, :model, :seq, :filters::text[], :by1, :by2, 0)
                                  where case when :from::text is null then n = 1
                                    else stage = :from and nth = 1 end),
                                span as (
                                  select began.by1, began.by2, case when :calendar
                                    then ((t.entered_at at time zone :zone)::date
                                      - (began.entered_at at time zone :zone)::date)::float8
                                    else extract(epoch from t.entered_at - began.entered_at)::float8
                                    end as length
                                  from began join revenue_visits(
                                    :tenant, :gen, :model, :seq, :none::text[], 0, 0, 0) as t
                                    on t.case_id = began.case_id and t.stage = :to and t.nth = 1
                                  where t.entered_at >= :start and t.entered_at < :end)
                                select '' as stage, by1, by2, count(*) as n, min(length) as least,
                                  percentile_cont(0.5) within group (order by length) as median,
                                  percentile_cont(0.9) within group (order by length) as p90,
                                  avg(length) as mean, max(length) as most
                                from span group by by1, by2 order by by1, by2
                                """))
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("from", from.orElse(null))
                .param("to", to)
                .param("none", new String[0])
                .param("calendar", unit == TimeUnit.CALENDAR_DAYS)
                .query((row, _) -> measured(inquiry, row))
                .list();
    }

    private static Measured measured(Inquiry inquiry, ResultSet row) throws SQLException {
        return new Measured(
                row.getString("stage"),
                inquiry.values(row.getString("by1"), row.getString("by2")),
                row.getLong("n"),
                new Durations(
                        row.getDouble("least"),
                        row.getDouble("median"),
                        row.getDouble("p90"),
                        row.getDouble("mean"),
                        row.getDouble("most")));
    }

    /// A limit of a stage: cases that entered before `before` are older than it.
    record Limit(String stage, int days, Instant before) {}

    record Older(String stage, int days, long open, long older) {}

    /// Cases that stand in the limits' stages at `at`.
    List<Older> standing(Inquiry inquiry, Instant at, List<Limit> limits) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select l.stage, l.days, count(v.case_id) as open,
                                  count(v.case_id) filter (where v.entered_at < l.before) as older
                                from unnest(:stages::text[], :days::int[], :befores::timestamptz[])
                                  as l (stage, days, before)
                                left join revenue_visits(
                                  :tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0) as v
                                  on v.stage = l.stage and v.entered_at <= :at
                                    and (v.exited_at is null or v.exited_at > :at)
                                group by l.stage, l.days
                                """))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("stages", limits.stream().map(Limit::stage).toArray(String[]::new))
                .param("days", limits.stream().mapToInt(Limit::days).toArray())
                .param(
                        "befores",
                        limits.stream()
                                .map(each -> each.before().toString())
                                .toArray(String[]::new))
                .query((row, _) ->
                        new Older(
                                row.getString("stage"),
                                row.getInt("days"),
                                row.getLong("open"),
                                row.getLong("older")))
                .list();
    }
}
