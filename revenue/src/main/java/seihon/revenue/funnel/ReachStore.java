package seihon.revenue.funnel;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts how far cases got, and lists those that went an unusual way.
@Repository
class ReachStore {

    private final JdbcClient jdbc;

    ReachStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Stages by rank, and the rank that is beyond each.
    record Ladder(String[] stages, int[] ranks, int[] nexts) {}

    record Count(List<String> by, String stage, long entered, long wentOn) {}

    /// Cases by their first visit to each stage, and those of them that ever got beyond it.
    List<Count> reach(Inquiry inquiry, Window window, Ladder ladder) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                with ladder as (
                                  select stage, rank, next
                                  from unnest(:stages::text[], :ranks::int[], :nexts::int[])
                                    as l (stage, rank, next)),
                                furthest as materialized (
                                  select v.case_id, max(l.rank) as rank
                                  from revenue_visits(
                                    :tenant, :gen, :model, :seq, :none::text[], 0, 0, 0) as v
                                  join ladder as l on l.stage = v.stage
                                  group by v.case_id)
                                select v.by1, v.by2, v.stage, count(*) as entered,
                                  count(*) filter (where f.rank >= l.next) as went_on
                                from revenue_visits(:tenant, :gen, :model, :seq, :filters::text[],
                                  :by1, :by2, 0) as v
                                join ladder as l on l.stage = v.stage
                                join furthest as f on f.case_id = v.case_id
                                where v.nth = 1 and v.entered_at >= :start and v.entered_at < :end
                                group by v.by1, v.by2, v.stage
                                """))
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("stages", ladder.stages)
                .param("ranks", ladder.ranks)
                .param("nexts", ladder.nexts)
                .param("none", new String[0])
                .query((row, _) ->
                        new Count(
                                inquiry.values(row.getString("by1"), row.getString("by2")),
                                row.getString("stage"),
                                row.getLong("entered"),
                                row.getLong("went_on")))
                .list();
    }
}
