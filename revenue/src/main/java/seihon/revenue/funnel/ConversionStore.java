package seihon.revenue.funnel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts how many cases came from one stage to another.
@Repository
class ConversionStore {

    private final JdbcClient jdbc;

    ConversionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Count(List<String> by, int period, long entered, long reached) {}

    /// Cases by their first visit to `from`, and those of them that visited one of `targets`.
    List<Count> cohorts(
            Inquiry inquiry, Window window, String from, List<String> targets, OptionalInt within) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                with began as materialized (
                                  select case_id, by1, by2, (entered_at at time zone :zone)::date as day,
                                    width_bucket(entered_at, :starts::timestamptz[]) as period
                                  from revenue_visits(:tenant, :gen, :model, :seq, :filters::text[],
                                    :by1, :by2, 0)
                                  where stage = :from and nth = 1
                                    and entered_at >= :start and entered_at < :end),
                                target as materialized (
                                  select case_id, (entered_at at time zone :zone)::date as day
                                  from revenue_visits(:tenant, :gen, :model, :seq, :none::text[], 0, 0, 0)
                                  where stage = any (:targets)),
                                arrived as (
                                  select distinct began.case_id
                                  from began join target on target.case_id = began.case_id
                                  where :within::int is null
                                    or target.day - began.day between 0 and :within::int)
                                select began.by1, began.by2, began.period,
                                  count(*) as entered, count(arrived.case_id) as reached
                                from began left join arrived on arrived.case_id = began.case_id
                                group by began.by1, began.by2, began.period
                                """))
                .param("starts", window.moments())
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("from", from)
                .param("targets", targets.toArray(String[]::new))
                .param("none", new String[0])
                .param("within", boxed(within))
                .query((row, _) -> count(inquiry, row))
                .list();
    }

    private static @Nullable Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }

    /// Entries into both stages by period.
    List<Count> entries(Inquiry inquiry, Window window, String from, String to) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select by1, by2, width_bucket(entered_at, :starts::timestamptz[]) as period,
                                  count(*) filter (where stage = :from) as entered,
                                  count(*) filter (where stage = :to) as reached
                                from revenue_visits(
                                  :tenant, :gen, :model, :seq, :filters::text[], :by1, :by2, 0)
                                where stage in (:from, :to)
                                  and entered_at >= :start and entered_at < :end
                                group by by1, by2, period
                                """))
                .param("starts", window.moments())
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("from", from)
                .param("to", to)
                .query((row, _) -> count(inquiry, row))
                .list();
    }

    private static Count count(Inquiry inquiry, ResultSet row) throws SQLException {
        return new Count(
                inquiry.values(row.getString("by1"), row.getString("by2")),
                row.getInt("period"),
                row.getLong("entered"),
                row.getLong("reached"));
    }
}
