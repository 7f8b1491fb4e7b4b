package seihon.revenue.funnel;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.funnel.LossRules.Cohort;

/// Counts how far the cases of each stage's cohorts came.
@Repository
class LossStore {

    private final JdbcClient jdbc;

    LossStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Stages in rank order below won with the rank that counts as passed, and every stage's rank.
    record Ladder(
            List<String> stages,
            List<Integer> passedAt,
            int wonAt,
            List<String> all,
            List<Integer> ranks) {}

    List<Cohort> cohorts(Inquiry inquiry, Window window, Ladder ladder) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                with top as materialized (
                                  select v.case_id, max(r.rank) as rank
                                  from revenue_visits(
                                    :tenant, :gen, :model, :seq, :none::text[], 0, 0, 0) as v
                                  join unnest(:all::text[], :ranks::int[]) as r (stage, rank)
                                    on r.stage = v.stage
                                  group by v.case_id)
                                select v.stage,
                                  width_bucket(v.entered_at, (select :starts::timestamptz[]))
                                    as period, count(*) as entered,
                                  count(*) filter (where top.rank >= s.passed) as passed,
                                  count(*) filter (where top.rank >= :won) as won
                                from revenue_visits(
                                  :tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0) as v
                                join unnest(:stages::text[], :passed::int[]) as s (stage, passed)
                                  on s.stage = v.stage
                                join top on top.case_id = v.case_id
                                where v.nth = 1 and v.entered_at >= :start and v.entered_at < :end
                                group by v.stage, period
                                """))
                .param("none", new String[0])
                .param("all", ladder.all.toArray(String[]::new))
                .param("ranks", ints(ladder.ranks))
                .param("stages", ladder.stages.toArray(String[]::new))
                .param("passed", ints(ladder.passedAt))
                .param("won", ladder.wonAt)
                .param("starts", window.moments())
                .param("start", window.startTime())
                .param("end", window.endTime())
                .query((row, _) ->
                        new Cohort(
                                row.getString("stage"),
                                row.getInt("period"),
                                row.getLong("entered"),
                                row.getLong("passed"),
                                row.getLong("won")))
                .list();
    }

    private static int[] ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }
}
