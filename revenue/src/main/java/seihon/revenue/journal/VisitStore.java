package seihon.revenue.journal;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.journal.DerivedStore.VisitRow;

/// Writes the visits of cases.
@Repository
class VisitStore {

    private final JdbcClient jdbc;

    VisitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void delete(Generation rows, String[] cases) {
        rows.in(
                        jdbc.sql(
                                """
                                delete from revenue_visit
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and case_id = any (:cases)
                                """))
                .param("cases", cases)
                .update();
    }

    void insert(Generation rows, List<VisitRow> all) {
        Columns.inParts(all, some -> insertSome(rows, some));
    }

    private void insertSome(Generation rows, List<VisitRow> some) {
        new Columns<>(
                        rows.in(
                                jdbc.sql(
                                        """
                                        insert into revenue_visit (
                                          tenant_id, gen, model, case_id, n, stage, nth, from_stage, to_stage,
                                          entered_at, exited_at, amount_in, amount_out, repeats,
                                          entered_by_seq, entered_by_ordinal,
                                          d1, d2, d3, d4, d5, d6, d7, d8)
                                        select :tenant, :gen, :model, case_id, n, stage, nth, came, went,
                                          entered::timestamptz, exited::timestamptz, amount_in::numeric,
                                          amount_out::numeric, repeats, by_seq, by_ordinal,
                                          d1, d2, d3, d4, d5, d6, d7, d8
                                        from (
                                          select
                                            unnest(:cases::text[]) as case_id, unnest(:ns::int[]) as n,
                                            unnest(:stages::text[]) as stage, unnest(:nths::int[]) as nth,
                                            unnest(:came::text[]) as came, unnest(:went::text[]) as went,
                                            unnest(:entered::text[]) as entered,
                                            unnest(:exited::text[]) as exited,
                                            unnest(:ins::text[]) as amount_in,
                                            unnest(:outs::text[]) as amount_out,
                                            unnest(:repeats::int[]) as repeats,
                                            unnest(:seqs::bigint[]) as by_seq,
                                            unnest(:ordinals::smallint[]) as by_ordinal,
                                            unnest(:d1::text[]) as d1, unnest(:d2::text[]) as d2,
                                            unnest(:d3::text[]) as d3, unnest(:d4::text[]) as d4,
                                            unnest(:d5::text[]) as d5, unnest(:d6::text[]) as d6,
                                            unnest(:d7::text[]) as d7, unnest(:d8::text[]) as d8) as fresh
                                        """)),
                        some)
                .texts("cases", VisitRow::caseId)
                .ints("ns", row -> row.visit().n())
                .texts("stages", row -> row.visit().stage())
                .ints("nths", row -> row.visit().nth())
                .texts("came", row -> row.visit().fromUnlessFirst())
                .texts("went", row -> row.visit().toUnlessStanding())
                .texts("entered", row -> row.visit().enteredAt().toString())
                .texts("exited", row -> moment(row.visit().exitedAtUnlessStanding()))
                .amounts("ins", row -> row.visit().amountIn())
                .amounts("outs", row -> row.visit().amountOut())
                .ints("repeats", row -> row.visit().repeats().size())
                .longs("seqs", row -> row.visit().enteredBy().seq())
                .ints("ordinals", row -> row.visit().enteredBy().ordinal())
                .dims(row -> row.visit().dims())
                .update();
    }

    private static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    int discard(Generation rows, int limit) {
        return rows.in(
                        jdbc.sql(
                                """
                                delete from revenue_visit
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and (case_id, n) in (
                                    select case_id, n from revenue_visit
                                    where tenant_id = :tenant and gen = :gen and model = :model
                                    limit :limit)
                                """))
                .param("limit", limit)
                .update();
    }

    void digest(Generation rows, RowDigest digest) {
        digest.rows(
                rows.in(
                        jdbc.sql(
                                """
                                select concat_ws('|', case_id, n, stage, nth, coalesce(from_stage, ''),
                                  coalesce(to_stage, ''), entered_at at time zone 'UTC',
                                  coalesce((exited_at at time zone 'UTC')::text, ''),
                                  coalesce(trim_scale(amount_in)::text, ''),
                                  coalesce(trim_scale(amount_out)::text, ''), repeats, entered_by_seq,
                                  entered_by_ordinal, coalesce(d1, ''), coalesce(d2, ''), coalesce(d3, ''),
                                  coalesce(d4, ''), coalesce(d5, ''), coalesce(d6, ''), coalesce(d7, ''),
                                  coalesce(d8, ''))
                                from revenue_visit
                                where tenant_id = :tenant and gen = :gen and model = :model
                                order by case_id, n
                                """)));
    }
}
