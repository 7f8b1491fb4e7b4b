package seihon.revenue.journal;

import java.sql.SQLException;
import java.util.List;
import seihon.domain.TenantId;
import seihon.testkit.TestDatabase;

/// What the log of [seihon.revenue.funnel.EventLog] gives in the end under its model, derived by
/// set-based SQL into the same tables: each line that holds is booked once, as if all facts had
/// come together. What each entry changed when it came is not kept, so nobody can ask for the past.
final class SqlOutcome {

    private static final String WALKED =
            """
            create temp table walked on commit drop as
            with fact as (
              select subject_id, at, source_seq, seq, ordinal, amount, data ->> 'name' as stage,
                nullif(dims ->> 'channel', '') as channel, nullif(dims ->> 'segment', '') as segment
              from ledger_fact
              where tenant_id = %1$d and gen = %3$d and ended_seq is null),
            numbered as (
              select fact.*, row_number() over w as place, lag(stage) over w as former,
                count(amount) over w as amounts
              from fact
              window w as (partition by subject_id order by at, source_seq, seq, ordinal)),
            known as (
              select numbered.*, max(amount) over (partition by subject_id, amounts) as latest,
                count(*) filter (where former is distinct from stage) over (
                  partition by subject_id order by place) as n
              from numbered)
            select subject_id, at, seq, ordinal, amount, stage, channel, segment, place, latest, n,
              former is distinct from stage as entry,
              amount - coalesce(lag(latest) over (partition by subject_id order by place), 0) as change
            from known
            """;
    private static final String DIMENSIONS =
            """
            create temp table dimension on commit drop as
            select subject_id,
              coalesce((array_agg(channel order by place) filter (where channel is not null))[1], '') as d1,
              coalesce((array_agg(segment order by place desc) filter (where segment is not null))[1], '')
                as d2,
              count(*) as facts
            from walked
            group by subject_id
            """;
    private static final String STAYS =
            """
            create temp table stay on commit drop as
            with visit as (
              select subject_id, n, min(stage) as stage, min(at) as entered_at,
                (array_agg(latest order by place))[1] as amount_in,
                (array_agg(latest order by place desc))[1] as amount_out,
                count(*) - 1 as repeats, (array_agg(seq order by place))[1] as seq,
                (array_agg(ordinal order by place))[1] as ordinal
              from walked
              group by subject_id, n)
            select visit.*, d1, d2, facts,
              row_number() over (partition by subject_id, stage order by n) as nth,
              lag(stage) over c as from_stage, lead(stage) over c as to_stage,
              lead(entered_at) over c as exited_at,
              lead(seq) over c as exit_seq, lead(ordinal) over c as exit_ordinal
            from visit join dimension using (subject_id)
            window c as (partition by subject_id order by n)
            """;
    private static final String VISITS =
            """
            insert into revenue_visit (tenant_id, gen, model, case_id, n, stage, nth, from_stage,
              to_stage, entered_at, exited_at, amount_in, amount_out, repeats, entered_by_seq,
              entered_by_ordinal, d1, d2)
            select %1$d, %2$d, 'sales', subject_id, n, stage, nth, from_stage, to_stage, entered_at,
              exited_at, amount_in, amount_out, repeats, seq, ordinal, d1, d2
            from stay
            """;
    private static final String JOURNAL =
            """
            insert into revenue_journal (tenant_id, gen, model, seq, ordinal, case_id, n, at, side,
              sign, stage, other_stage, nth, amount, fact_seq, fact_ordinal, d1, d2)
            select %1$d, %2$d, 'sales', seq,
              row_number() over (partition by seq order by n, side) - 1, subject_id, n, at, side, 1,
              stage, other_stage, nth, amount, seq, ordinal, d1, d2
            from (
              select subject_id, n, entered_at as at, 'in' as side, stage, from_stage as other_stage,
                nth, amount_in as amount, seq, ordinal, d1, d2
              from stay
              union all
              select subject_id, n, exited_at, 'out', stage, to_stage, nth, amount_out, exit_seq,
                exit_ordinal, d1, d2
              from stay
              where exited_at is not null
              union all
              select subject_id, n, walked.at, side, stay.stage, null, nth, line.amount, walked.seq,
                walked.ordinal, d1, d2
              from walked join stay using (subject_id, n) cross join lateral (
                values ('repeated', null::numeric), ('revalued', change)) as line (side, amount)
              where not entry and (side = 'repeated' or change <> 0)) as line
            """;
    private static final String CASES =
            """
            insert into revenue_case (tenant_id, gen, model, case_id, stage, entered_at, first_at,
              amount, facts, visits, undecidable, foreign_units, out_of_order, d1, d2)
            select %1$d, %2$d, 'sales', subject_id, (array_agg(stage order by n desc))[1],
              max(entered_at), min(entered_at), (array_agg(amount_out order by n desc))[1], facts,
              count(*), 0, 0, false, d1, d2
            from stay
            group by subject_id, facts, d1, d2
            """;
    private static final String MONTHS =
            """
            insert into revenue_month (tenant_id, gen, model, dim, val, with_dim, with_val, stage,
              month, in_count, out_count, in_amount, out_amount, revalued_amount)
            select %1$d, %2$d, 'sales', dim, val, with_dim, with_val, stage,
              date_trunc('month', at at time zone 'Asia/Tokyo')::date as month,
              count(*) filter (where side = 'in'), count(*) filter (where side = 'out'),
              coalesce(sum(amount) filter (where side = 'in'), 0),
              coalesce(sum(amount) filter (where side = 'out'), 0),
              coalesce(sum(amount) filter (where side = 'revalued'), 0)
            from revenue_journal cross join lateral (
              values (0, '', 0, ''), (1, d1, 0, ''), (2, d2, 0, ''), (1, d1, 2, d2))
              as cut (dim, val, with_dim, with_val)
            where tenant_id = %1$d and gen = %2$d and side <> 'repeated'
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
            from revenue_journal
            where tenant_id = %1$d and gen = %2$d and side <> 'repeated'
            group by stage, day
            """;
    private final TestDatabase database;
    private final TenantId tenant;

    SqlOutcome(TestDatabase database, TenantId tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    /// In one transaction, which waits for no disk at its end, as a rebuild does not.
    void derive(int facts, int gen) throws SQLException {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local synchronous_commit = off");
            for (var step :
                    List.of(WALKED, DIMENSIONS, STAYS, VISITS, JOURNAL, CASES, MONTHS, DAYS)) {
                statement.execute(step.formatted(tenant.value(), gen, facts));
            }
            connection.commit();
        }
    }
}
