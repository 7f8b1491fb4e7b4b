package seihon.revenue.journal;

import static seihon.revenue.journal.JournalStore.plain;
import static seihon.revenue.journal.JournalStore.texts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.journal.DerivedStore.VisitRow;

/// Writes the visits of cases.
@Repository
class VisitStore {

    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    VisitStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void delete(Generation rows, String[] cases) {
        jdbc.sql(
                        """
                        delete from revenue_visit
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and case_id = any (:cases)
                        """)
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .param("cases", cases)
                .update();
    }

    void insert(Generation rows, List<VisitRow> all) {
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            insertSome(rows, all.subList(from, Math.min(from + ROWS_AT_ONCE, all.size())));
        }
    }

    private void insertSome(Generation rows, List<VisitRow> some) {
        new Slots(some, row -> row.visit().dims())
                .in(
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
                                from unnest(:cases::text[], :ns::int[], :stages::text[], :nths::int[],
                                    :came::text[], :went::text[], :entered::text[], :exited::text[],
                                    :ins::text[], :outs::text[], :repeats::int[], :seqs::bigint[],
                                    :ordinals::smallint[], :d1::text[], :d2::text[], :d3::text[],
                                    :d4::text[], :d5::text[], :d6::text[], :d7::text[], :d8::text[])
                                  as fresh (case_id, n, stage, nth, came, went, entered, exited,
                                    amount_in, amount_out, repeats, by_seq, by_ordinal,
                                    d1, d2, d3, d4, d5, d6, d7, d8)
                                """))
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .param("cases", texts(some, VisitRow::caseId))
                .param("ns", some.stream().mapToInt(row -> row.visit().n()).toArray())
                .param("stages", texts(some, row -> row.visit().stage()))
                .param("nths", some.stream().mapToInt(row -> row.visit().nth()).toArray())
                .param("came", texts(some, row -> row.visit().fromUnlessFirst()))
                .param("went", texts(some, row -> row.visit().toUnlessStanding()))
                .param("entered", texts(some, row -> row.visit().enteredAt().toString()))
                .param("exited", texts(some, row -> moment(row.visit().exitedAtUnlessStanding())))
                .param("ins", texts(some, row -> plain(row.visit().amountIn())))
                .param("outs", texts(some, row -> plain(row.visit().amountOut())))
                .param(
                        "repeats",
                        some.stream().mapToInt(row -> row.visit().repeats().size()).toArray())
                .param(
                        "seqs",
                        some.stream().mapToLong(row -> row.visit().enteredBy().seq()).toArray())
                .param(
                        "ordinals",
                        some.stream().mapToInt(row -> row.visit().enteredBy().ordinal()).toArray())
                .update();
    }

    static @Nullable String moment(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }

    int discard(Generation rows, int limit) {
        return jdbc.sql(
                        """
                        delete from revenue_visit
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and (case_id, n) in (
                            select case_id, n from revenue_visit
                            where tenant_id = :tenant and gen = :gen and model = :model
                            limit :limit)
                        """)
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .param("limit", limit)
                .update();
    }

    void digest(Generation rows, RowDigest digest) {
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
                        """)
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    digest.row(row.getString(1));
                });
    }
}
