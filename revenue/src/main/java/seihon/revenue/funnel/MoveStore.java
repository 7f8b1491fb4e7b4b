package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.domain.Transactions;

/// Counts moves between stages.
@Repository
class MoveStore {

    private final JdbcClient jdbc;
    private final Transactions transactions;

    MoveStore(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record Asked(Inquiry inquiry, Window window) {}

    record Count(String from, String to, long moves, long cases) {}

    List<Count> pairs(Inquiry inquiry, Window window) {
        return transactions.once(new Asked(inquiry, window), () -> read(inquiry, window));
    }

    private List<Count> read(Inquiry inquiry, Window window) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select from_stage, stage, count(*) as moves,
                                  count(distinct case_id) as cases
                                from revenue_visits(
                                  :tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0)
                                where from_stage is not null
                                  and entered_at >= :start and entered_at < :end
                                group by from_stage, stage
                                order by from_stage, stage
                                """))
                .param("start", window.startTime())
                .param("end", window.endTime())
                .query((row, _) ->
                        new Count(
                                row.getString("from_stage"),
                                row.getString("stage"),
                                row.getLong("moves"),
                                row.getLong("cases")))
                .list();
    }

    /// Moves along one of `pairs` (`from>to`), or coming to one of `again` another time.
    record Sought(String[] pairs, String[] again, int most) {}

    record Listed(
            String caseId,
            Optional<String> from,
            String to,
            int nth,
            Instant at,
            Optional<BigDecimal> amount) {}

    /// The latest first.
    List<Listed> listed(Inquiry inquiry, Window window, Sought sought) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select case_id, from_stage, stage, nth, entered_at, amount_in
                                from revenue_visits(
                                  :tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0)
                                where (from_stage || '>' || stage = any (:pairs)
                                    or (nth > 1 and stage = any (:again)))
                                  and entered_at >= :start and entered_at < :end
                                order by entered_at desc, case_id, n desc
                                limit :most
                                """))
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("pairs", sought.pairs)
                .param("again", sought.again)
                .param("most", sought.most)
                .query((row, _) ->
                        new Listed(
                                row.getString("case_id"),
                                Optional.ofNullable(row.getString("from_stage")),
                                row.getString("stage"),
                                row.getInt("nth"),
                                row.getObject("entered_at", OffsetDateTime.class).toInstant(),
                                Optional.ofNullable(row.getBigDecimal("amount_in"))))
                .list();
    }

    /// Pairs `from>to` of each kind of move, and the ranked stages.
    record Kinds(
            String[] fast,
            String[] irregular,
            String[] recycles,
            String[] disorder,
            String[] ranked) {}

    record Totals(
            long cases,
            long visits,
            long repeats,
            long zeroLength,
            long fastCases,
            long irregularCases,
            long recycledCases,
            long mostRecycles,
            long againCases,
            long disorderCases) {}

    Totals totals(Inquiry inquiry, Window window, Kinds kinds) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                with by_case as (
                                  select case_id, count(*) as visits, sum(repeats) as repeats,
                                    count(*) filter (where exited_at = entered_at) as empty,
                                    count(*) filter (where from_stage || '>' || stage = any (:fast))
                                      as fast,
                                    count(*) filter (where from_stage || '>' || stage = any (:irregular))
                                      as irregular,
                                    count(*) filter (where from_stage || '>' || stage = any (:recycles))
                                      as recycles,
                                    count(*) filter (where from_stage || '>' || stage = any (:disorder))
                                      as disorder,
                                    count(*) filter (where nth > 1 and stage = any (:ranked)) as again
                                  from revenue_visits(
                                    :tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0)
                                  where entered_at >= :start and entered_at < :end
                                  group by case_id)
                                select count(*) as cases, sum(visits) as visits, sum(repeats) as repeats,
                                  sum(empty) as empty, count(nullif(fast, 0)) as fast,
                                  count(nullif(irregular, 0)) as irregular,
                                  count(nullif(recycles, 0)) as recycled, max(recycles) as most,
                                  count(nullif(again, 0)) as again, count(nullif(disorder, 0)) as disorder
                                from by_case
                                """))
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("fast", kinds.fast)
                .param("irregular", kinds.irregular)
                .param("recycles", kinds.recycles)
                .param("disorder", kinds.disorder)
                .param("ranked", kinds.ranked)
                .query((row, _) ->
                        new Totals(
                                row.getLong("cases"),
                                row.getLong("visits"),
                                row.getLong("repeats"),
                                row.getLong("empty"),
                                row.getLong("fast"),
                                row.getLong("irregular"),
                                row.getLong("recycled"),
                                row.getLong("most"),
                                row.getLong("again"),
                                row.getLong("disorder")))
                .single();
    }
}
