package seihon.revenue.journal;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.visits.Touch;

/// Writes the hot actions of cases and what answered them.
@Repository
class TouchStore {

    private final JdbcClient jdbc;

    TouchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// `dims` are those of the visit during which it happened.
    record TouchRow(String caseId, Touch touch, List<String> dims) {}

    void delete(Generation rows, String[] cases) {
        rows.in(
                        jdbc.sql(
                                """
                                delete from revenue_touch
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and case_id = any (:cases)
                                """))
                .param("cases", cases)
                .update();
    }

    void insert(Generation rows, List<TouchRow> all) {
        Columns.inParts(all, some -> insertSome(rows, some));
    }

    private void insertSome(Generation rows, List<TouchRow> some) {
        new Columns<>(
                        rows.in(
                                jdbc.sql(
                                        """
                                        insert into revenue_touch (
                                          tenant_id, gen, model, case_id, hot_seq, hot_ordinal, hot_at,
                                          contact_at, d1, d2, d3, d4, d5, d6, d7, d8)
                                        select :tenant, :gen, :model, case_id, seq, ordinal, hot::timestamptz,
                                          contact::timestamptz, d1, d2, d3, d4, d5, d6, d7, d8
                                        from (
                                          select
                                            unnest(:cases::text[]) as case_id,
                                            unnest(:seqs::bigint[]) as seq,
                                            unnest(:ordinals::smallint[]) as ordinal,
                                            unnest(:hots::text[]) as hot,
                                            unnest(:contacts::text[]) as contact, unnest(:d1::text[]) as d1,
                                            unnest(:d2::text[]) as d2, unnest(:d3::text[]) as d3,
                                            unnest(:d4::text[]) as d4, unnest(:d5::text[]) as d5,
                                            unnest(:d6::text[]) as d6, unnest(:d7::text[]) as d7,
                                            unnest(:d8::text[]) as d8) as fresh
                                        """)),
                        some)
                .texts("cases", TouchRow::caseId)
                .longs("seqs", row -> row.touch().hot().seq().value())
                .ints("ordinals", row -> row.touch().hot().ordinal())
                .texts("hots", row -> row.touch().hot().at().toString())
                .texts(
                        "contacts",
                        row -> row.touch().contactAt().map(Instant::toString).orElse(null))
                .dims(TouchRow::dims)
                .update();
    }

    int discard(Generation rows, int limit) {
        return rows.in(
                        jdbc.sql(
                                """
                                delete from revenue_touch
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and (case_id, hot_seq, hot_ordinal) in (
                                    select case_id, hot_seq, hot_ordinal from revenue_touch
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
                                select concat_ws('|', case_id, hot_seq, hot_ordinal,
                                  (hot_at at time zone 'UTC')::text,
                                  coalesce((contact_at at time zone 'UTC')::text, ''),
                                  coalesce(d1, ''), coalesce(d2, ''), coalesce(d3, ''), coalesce(d4, ''),
                                  coalesce(d5, ''), coalesce(d6, ''), coalesce(d7, ''), coalesce(d8, ''))
                                from revenue_touch
                                where tenant_id = :tenant and gen = :gen and model = :model
                                order by case_id, hot_seq, hot_ordinal
                                """)));
    }
}
