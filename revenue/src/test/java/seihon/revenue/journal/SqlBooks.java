package seihon.revenue.journal;

import java.sql.SQLException;
import java.util.List;
import seihon.domain.TenantId;
import seihon.testkit.TestDatabase;

/// Everything that a rebuild derives from the log of [seihon.revenue.funnel.EventLog] under its
/// model, row by row the same, by set-based SQL: a case is walked once for each of its entries,
/// with the facts known by then, and the journal is what one walk says otherwise than the one
/// before. That holds in whatever order facts come.
final class SqlBooks {

    private static final String FACTS =
            """
            create temp table fact on commit drop as
            select subject_id, at, source_seq, seq, ordinal, amount, data ->> 'name' as stage,
              nullif(dims ->> 'channel', '') as channel, nullif(dims ->> 'segment', '') as segment
            from ledger_fact
            where tenant_id = %1$d and gen = %3$d and ended_seq is null
            """;
    private static final String WALKS =
            """
            create temp table walked on commit drop as
            with known as (
              select news.seq as known, fact.*
              from (select distinct subject_id, seq from fact) as news
                join fact on fact.subject_id = news.subject_id and fact.seq <= news.seq),
            numbered as (
              select known.*, row_number() over w as place, lag(stage) over w as former,
                count(amount) over w as amounts
              from known
              window w as (partition by subject_id, known order by at, source_seq, seq, ordinal)),
            standing as (
              select numbered.*,
                max(amount) over (partition by subject_id, known, amounts) as latest,
                count(*) filter (where former is distinct from stage) over (
                  partition by subject_id, known order by place) as n
              from numbered)
            select subject_id, known, at, source_seq, seq, ordinal, stage, channel, segment, place,
              latest, n, former is distinct from stage as entry,
              amount - coalesce(lag(latest) over (
                partition by subject_id, known order by place), 0) as change
            from standing
            """;
    private static final String DIMENSIONS =
            """
            create temp table dimension on commit drop as
            select subject_id, known,
              lead(known) over (partition by subject_id order by known) as next,
              coalesce((array_agg(channel order by place) filter (where channel is not null))[1], '')
                as d1,
              coalesce((array_agg(segment order by place desc)
                filter (where segment is not null))[1], '') as d2,
              count(*) as facts
            from walked
            group by subject_id, known
            """;
    private static final String STAYS =
            """
            create temp table stay on commit drop as
            with visit as (
              select subject_id, known, n, min(stage) as stage, min(at) as entered_at,
                (array_agg(latest order by place))[1] as amount_in,
                (array_agg(latest order by place desc))[1] as amount_out,
                count(*) - 1 as repeats, (array_agg(seq order by place))[1] as seq,
                (array_agg(ordinal order by place))[1] as ordinal
              from walked
              group by subject_id, known, n)
            select visit.*, next, d1, d2, facts,
              row_number() over (partition by subject_id, known, stage order by n) as nth,
              lag(stage) over c as from_stage, lead(stage) over c as to_stage,
              lead(entered_at) over c as exited_at,
              lead(seq) over c as exit_seq, lead(ordinal) over c as exit_ordinal
            from visit join dimension using (subject_id, known)
            window c as (partition by subject_id, known order by n)
            """;
    private static final String LINES =
            """
            create temp table line on commit drop as
            select subject_id, known, next, n, entered_at as at, 1 as place, 0 as source_seq,
              'in' as side, stage, from_stage as other, nth, amount_in as amount, seq, ordinal, d1, d2
            from stay
            union all
            select subject_id, known, next, n, exited_at, 4, 0, 'out', stage, to_stage, nth,
              amount_out, exit_seq, exit_ordinal, d1, d2
            from stay
            where exited_at is not null
            union all
            select subject_id, known, next, n, walked.at, part.place, source_seq, side, stay.stage,
              null, nth, part.amount, walked.seq, walked.ordinal, d1, d2
            from walked join stay using (subject_id, known, n) cross join lateral (
              values (2, 'repeated', null::numeric), (3, 'revalued', change))
                as part (place, side, amount)
            where not entry and (side = 'repeated' or change <> 0)
            """;
    private static final String JOURNAL =
            """
            insert into revenue_journal (tenant_id, gen, model, seq, ordinal, case_id, n, at, side,
              sign, stage, other_stage, nth, amount, fact_seq, fact_ordinal, d1, d2)
            select %1$d, %2$d, 'sales', entry, row_number() over (
                partition by entry order by subject_id, sign, n, place, at, source_seq, seq, ordinal)
                - 1, subject_id, n, at, side, sign, stage, other, nth, amount, seq, ordinal, d1, d2
            from (
              select entry, subject_id, n, at, place, source_seq, side, stage, other, nth, amount,
                seq, ordinal, d1, d2, sum(sign) as sign
              from (
                select known as entry, 1 as sign, line.*
                from line
                union all
                select next, -1, line.*
                from line
                where next is not null) as said
              group by entry, subject_id, n, at, place, source_seq, side, stage, other, nth, amount,
                seq, ordinal, d1, d2
              having sum(sign) <> 0) as change
            """;
    private static final String VISITS =
            """
            insert into revenue_visit (tenant_id, gen, model, case_id, n, stage, nth, from_stage,
              to_stage, entered_at, exited_at, amount_in, amount_out, repeats, entered_by_seq,
              entered_by_ordinal, d1, d2)
            select %1$d, %2$d, 'sales', subject_id, n, stage, nth, from_stage, to_stage, entered_at,
              exited_at, amount_in, amount_out, repeats, seq, ordinal, d1, d2
            from stay
            where next is null
            """;
    private static final String CASES =
            """
            insert into revenue_case (tenant_id, gen, model, case_id, stage, entered_at, first_at,
              amount, facts, visits, undecidable, foreign_units, out_of_order, d1, d2)
            select %1$d, %2$d, 'sales', subject_id, (array_agg(stage order by n desc))[1],
              max(entered_at), min(entered_at), (array_agg(amount_out order by n desc))[1], facts,
              count(*), 0, 0, bool_or(stage in ('WON', 'LOST') and to_stage is not null), d1, d2
            from stay
            where next is null
            group by subject_id, facts, d1, d2
            """;
    private static final String MONTHS =
            """
            insert into revenue_month (tenant_id, gen, model, dim, val, with_dim, with_val, stage,
              month, in_count, out_count, in_amount, out_amount, revalued_amount)
            with place as (
              select d1, d2, stage, date_trunc('month', at at time zone 'Asia/Tokyo')::date as month,
                count(*) filter (where side = 'in') as ins,
                count(*) filter (where side = 'out') as outs,
                coalesce(sum(amount) filter (where side = 'in'), 0) as in_sum,
                coalesce(sum(amount) filter (where side = 'out'), 0) as out_sum,
                coalesce(sum(amount) filter (where side = 'revalued'), 0) as revalued
              from line
              where next is null and side <> 'repeated'
              group by d1, d2, stage, month)
            select %1$d, %2$d, 'sales', dim, val, with_dim, with_val, stage, month, sum(ins),
              sum(outs), sum(in_sum), sum(out_sum), sum(revalued)
            from place cross join lateral (
              values (0, '', 0, ''), (1, d1, 0, ''), (2, d2, 0, ''), (1, d1, 2, d2))
              as cut (dim, val, with_dim, with_val)
            group by dim, val, with_dim, with_val, stage, month
            """;
    private static final String DAYS =
            """
            insert into revenue_day (tenant_id, gen, model, stage, day,
              in_count, out_count, in_amount, out_amount, revalued_amount)
            select %1$d, %2$d, 'sales', stage, (at at time zone 'Asia/Tokyo')::date as day,
              count(*) filter (where side = 'in'), count(*) filter (where side = 'out'),
              coalesce(sum(amount) filter (where side = 'in'), 0),
              coalesce(sum(amount) filter (where side = 'out'), 0),
              coalesce(sum(amount) filter (where side = 'revalued'), 0)
            from line
            where next is null and side <> 'repeated'
            group by stage, day
            """;
    private static final List<String> STEPS =
            List.of(FACTS, WALKS, DIMENSIONS, STAYS, LINES, JOURNAL, VISITS, CASES, MONTHS, DAYS);

    private final TestDatabase database;
    private final TenantId tenant;

    SqlBooks(TestDatabase database, TenantId tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /// In one transaction, which waits for no disk at its end, as a rebuild does not.
    void derive(int facts, int gen) throws SQLException {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local synchronous_commit = off");
            for (var step : STEPS) {
                statement.execute(step.formatted(tenant.value(), gen, facts));
            }
            connection.commit();
        }
    }
}
