package seihon.revenue.journal;

import static seihon.revenue.journal.JournalStore.texts;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.visits.Touch;

/// Writes the hot actions of cases and what answered them.
@Repository
class TouchStore {

    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    TouchStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// `dims` are those of the visit during which it happened.
    record TouchRow(String caseId, Touch touch, List<String> dims) {}

    void delete(Generation rows, String[] cases) {
        jdbc.sql(
                        """
                        delete from revenue_touch
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and case_id = any (:cases)
                        """)
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .param("cases", cases)
                .update();
    }

    void insert(Generation rows, List<TouchRow> all) {
        for (int from = 0; from < all.size(); from += ROWS_AT_ONCE) {
            insertSome(rows, all.subList(from, Math.min(from + ROWS_AT_ONCE, all.size())));
        }
    }

    private void insertSome(Generation rows, List<TouchRow> some) {
        new Slots(some, TouchRow::dims)
                .in(
                        jdbc.sql(
                                """
                                insert into revenue_touch (
                                  tenant_id, gen, model, case_id, hot_seq, hot_ordinal, hot_at,
                                  contact_at, d1, d2, d3, d4, d5, d6, d7, d8)
                                select :tenant, :gen, :model, case_id, seq, ordinal, hot::timestamptz,
                                  contact::timestamptz, d1, d2, d3, d4, d5, d6, d7, d8
                                from unnest(:cases::text[], :seqs::bigint[], :ordinals::smallint[],
                                    :hots::text[], :contacts::text[], :d1::text[], :d2::text[],
                                    :d3::text[], :d4::text[], :d5::text[], :d6::text[], :d7::text[],
                                    :d8::text[])
                                  as fresh (case_id, seq, ordinal, hot, contact,
                                    d1, d2, d3, d4, d5, d6, d7, d8)
                                """))
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .param("cases", texts(some, TouchRow::caseId))
                .param(
                        "seqs",
                        some.stream().mapToLong(row -> row.touch().hot().seq().value()).toArray())
                .param(
                        "ordinals",
                        some.stream().mapToInt(row -> row.touch().hot().ordinal()).toArray())
                .param("hots", texts(some, row -> row.touch().hot().at().toString()))
                .param(
                        "contacts",
                        texts(
                                some,
                                row -> row.touch().contactAt().map(Instant::toString).orElse(null)))
                .update();
    }

    int discard(Generation rows, int limit) {
        return jdbc.sql(
                        """
                        delete from revenue_touch
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and (case_id, hot_seq, hot_ordinal) in (
                            select case_id, hot_seq, hot_ordinal from revenue_touch
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
                        select concat_ws('|', case_id, hot_seq, hot_ordinal,
                          (hot_at at time zone 'UTC')::text,
                          coalesce((contact_at at time zone 'UTC')::text, ''),
                          coalesce(d1, ''), coalesce(d2, ''), coalesce(d3, ''), coalesce(d4, ''),
                          coalesce(d5, ''), coalesce(d6, ''), coalesce(d7, ''), coalesce(d8, ''))
                        from revenue_touch
                        where tenant_id = :tenant and gen = :gen and model = :model
                        order by case_id, hot_seq, hot_ordinal
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
