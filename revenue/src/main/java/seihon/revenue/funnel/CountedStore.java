package seihon.revenue.funnel;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import seihon.ledger.Fact;
import seihon.revenue.funnel.CountedFigures.Asked;
import seihon.revenue.funnel.CountedFigures.Found;

/// Reads the visits and hot actions that a number counts, under the conditions of the figure's own
/// store: how many there are, and a page of the facts that began them.
@Repository
class CountedStore {

    private static final Instant EVER = Instant.EPOCH.minusSeconds(Integer.MAX_VALUE);

    private final JdbcClient jdbc;

    CountedStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Visits to `stages` that began in [from, until) and ended from `endedFrom` on, before
    /// `endedUntil` or, without it, perhaps not yet.
    record Stays(
            List<String> stages,
            Instant from,
            Instant until,
            Optional<Instant> endedFrom,
            Optional<Instant> endedUntil) {

        static Stays begun(List<String> stages, Window window) {
            return new Stays(
                    stages, window.start(), window.end(), Optional.empty(), Optional.empty());
        }

        static Stays ended(List<String> stages, Window window) {
            return new Stays(
                    stages,
                    EVER,
                    window.end(),
                    Optional.of(window.start()),
                    Optional.of(window.end()));
        }

        /// Not ended before `from`, begun before `until`.
        static Stays underWay(List<String> stages, Instant from, Instant until) {
            return new Stays(stages, EVER, until, Optional.of(from), Optional.empty());
        }
    }

    /// Which of the visits: first ones of their cases only, those that came from a stage, those
    /// that went on since or not.
    record Which(boolean onlyFirst, Optional<String> comingFrom, Optional<Boolean> wentOn) {
        static final Which ALL = new Which(false, Optional.empty(), Optional.empty());
    }

    Found stays(Asked asked, Stays stays, Which which) {
        return page(
                asked,
                jdbc.sql(
                                """
                                select entered_by_seq as seq, entered_by_ordinal as ordinal,
                                  count(*) over () as total
                                from revenue_visits(:tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0)
                                where stage = any (:stages)
                                  and entered_at >= :from and entered_at < :until
                                  and (:endedFrom::timestamptz is null or exited_at is null
                                    or exited_at >= :endedFrom)
                                  and (:endedUntil::timestamptz is null or exited_at < :endedUntil)
                                  and (not :onlyFirst or nth = 1)
                                  and (:comingFrom::text is null or from_stage = :comingFrom)
                                  and (:wentOn::boolean is null or (exited_at is not null) = :wentOn)
                                order by (entered_by_seq, entered_by_ordinal)
                                  > (:afterSeq, :afterOrdinal) desc, entered_by_seq, entered_by_ordinal
                                limit :limit
                                """)
                        .param("stages", stays.stages.toArray(String[]::new))
                        .param("from", time(stays.from))
                        .param("until", time(stays.until))
                        .param("endedFrom", stays.endedFrom.map(CountedStore::time).orElse(null))
                        .param("endedUntil", stays.endedUntil.map(CountedStore::time).orElse(null))
                        .param("onlyFirst", which.onlyFirst)
                        .param("comingFrom", which.comingFrom.orElse(null))
                        .param("wentOn", which.wentOn.orElse(null)));
    }

    private static OffsetDateTime time(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /// Changes that were booked and not taken back.
    Found revalued(Asked asked, List<String> stages) {
        return windowed(
                asked,
                """
                select fact_seq as seq, fact_ordinal as ordinal, count(*) over () as total
                from revenue_lines(:tenant, :gen, :model, :asOf, :filters::text[], 0, 0)
                where side = 'revalued' and stage = any (:stages) and at >= :start and at < :end
                group by case_id, fact_seq, fact_ordinal, at, stage, amount
                having sum(sign) > 0
                order by (fact_seq, fact_ordinal) > (:afterSeq, :afterOrdinal) desc, 1, 2
                limit :limit
                """,
                statement -> statement.param("stages", stages.toArray(String[]::new)));
    }

    /// As [MoveStore] counts and lists them; without `sought`, all visits. Every one, or the first
    /// of each case.
    Found moves(Asked asked, Optional<MoveStore.Sought> sought, boolean every) {
        return windowed(
                asked,
                """
                select seq, ordinal, count(*) over () as total
                from (
                  select distinct on (case_id, part)
                    entered_by_seq as seq, entered_by_ordinal as ordinal
                  from revenue_visits(:tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0)
                    cross join lateral (select case when :every then n end) as k (part)
                  where (:all or from_stage || '>' || stage = any (:pairs)
                      or (nth > 1 and stage = any (:again)))
                    and entered_at >= :start and entered_at < :end
                  order by case_id, part, n) as counted
                order by (seq, ordinal) > (:afterSeq, :afterOrdinal) desc, seq, ordinal
                limit :limit
                """,
                statement ->
                        statement
                                .param("every", every)
                                .param("all", sought.isEmpty())
                                .param(
                                        "pairs",
                                        sought.map(MoveStore.Sought::pairs).orElse(new String[0]))
                                .param(
                                        "again",
                                        sought.map(MoveStore.Sought::again).orElse(new String[0])));
    }

    /// As [HandoverStore] reads them; all, or those that were answered.
    Found touched(Asked asked, boolean answered) {
        return windowed(
                asked,
                """
                select hot_seq as seq, hot_ordinal as ordinal, count(*) over () as total
                from revenue_touch
                where tenant_id = :tenant and gen = :gen and model = :model
                  and hot_at >= :start and hot_at < :end
                  and (not :answered or contact_at is not null)
                  and not exists (
                    select from unnest(array[d1, d2, d3, d4, d5, d6, d7, d8], :filters::text[])
                      as asked (value, wanted)
                    where wanted is not null and value is distinct from wanted)
                order by (hot_seq, hot_ordinal) > (:afterSeq, :afterOrdinal) desc, 1, 2
                limit :limit
                """,
                statement -> statement.param("answered", answered));
    }

    private Found windowed(
            Asked asked, String sql, Function<StatementSpec, StatementSpec> parameters) {
        return page(
                asked,
                parameters.apply(
                        jdbc.sql(sql)
                                .param("start", asked.window().startTime())
                                .param("end", asked.window().endTime())));
    }

    /// Rows after the page's beginning come first, and every row says how many there are.
    static Found page(Asked asked, StatementSpec statement) {
        record Row(Fact.Id id, long total) {}
        var after = asked.page().after().orElse(new Fact.Id(-1, -1));
        var rows =
                asked.inquiry()
                        .in(statement)
                        .param("afterSeq", after.seq())
                        .param("afterOrdinal", after.ordinal())
                        .param("limit", asked.page().limit())
                        .query((row, _) ->
                                new Row(
                                        new Fact.Id(row.getLong("seq"), row.getInt("ordinal")),
                                        row.getLong("total")))
                        .list();
        return new Found(
                rows.isEmpty() ? 0 : rows.getFirst().total,
                rows.stream().map(Row::id).filter(id -> isAfter(id, after)).toList());
    }

    private static boolean isAfter(Fact.Id id, Fact.Id other) {
        return id.seq() > other.seq()
                || (id.seq() == other.seq() && id.ordinal() > other.ordinal());
    }
}
