package seihon.revenue.funnel;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
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

    record Count(List<String> by, int period, long entered, long reached) {

        Count plus(Count other) {
            return new Count(by, period, entered + other.entered, reached + other.reached);
        }
    }

    /// From a first visit to `from` to a visit to one of `targets`; counted for each of `limits`,
    /// which are days.
    record Between(String from, List<String> targets, List<OptionalInt> limits) {

        @Nullable Integer[] days() {
            return limits.stream()
                    .map(limit -> limit.isPresent() ? limit.getAsInt() : null)
                    .toArray(Integer[]::new);
        }
    }

    /// Cases by their first visit to `from`, and those of them that visited one of `targets`: one
    /// list for each limit.
    List<List<Count>> cohorts(Inquiry inquiry, Window window, Between between) {
        var lists = between.limits().stream().map(_ -> new ArrayList<Count>()).toList();
        inquiry.in(
                        jdbc.sql(
                                """
                                with began as materialized (
                                  select case_id, by1, by2, (entered_at at time zone :zone)::date as day,
                                    width_bucket(entered_at, (select :starts::timestamptz[])) as period
                                  from revenue_visits(:tenant, :gen, :model, :seq, :filters::text[],
                                    :by1, :by2, 0)
                                  where stage = :from and nth = 1
                                    and entered_at >= :start and entered_at < :end),
                                target as materialized (
                                  select case_id, (entered_at at time zone :zone)::date as day
                                  from revenue_visits(:tenant, :gen, :model, :seq, :none::text[], 0, 0, 0)
                                  where stage = any (:targets)),
                                limits as materialized (
                                  select days, place
                                  from unnest(:limits::int[]) with ordinality as one (days, place)),
                                arrived as (
                                  select distinct limits.place, began.case_id
                                  from began join target on target.case_id = began.case_id
                                  join limits on limits.days is null
                                    or target.day - began.day between 0 and limits.days)
                                select began.by1, began.by2, began.period, limits.place,
                                  count(*) as entered, count(arrived.case_id) as reached
                                from began cross join limits
                                left join arrived on arrived.case_id = began.case_id
                                  and arrived.place = limits.place
                                group by began.by1, began.by2, began.period, limits.place
                                """))
                .param("starts", window.moments())
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("from", between.from())
                .param("targets", between.targets().toArray(String[]::new))
                .param("none", new String[0])
                .param("limits", between.days())
                .query(row -> {
                    lists.get(row.getInt("place") - 1).add(count(inquiry, row));
                });
        return lists.stream().map(List::copyOf).toList();
    }

    private static Count count(Inquiry inquiry, ResultSet row) throws SQLException {
        return new Count(
                inquiry.values(row.getString("by1"), row.getString("by2")),
                row.getInt("period"),
                row.getLong("entered"),
                row.getLong("reached"));
    }
}
