package seihon.revenue.journal;

import static seihon.revenue.journal.JournalStore.plain;
import static seihon.revenue.journal.JournalStore.texts;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.journal.DerivedStore.CaseRow;
import seihon.revenue.visits.Visit;

/// Writes where cases stand, one row for each. A case without a visit is there only when something
/// of its facts could not be read.
@Repository
class CaseStore {

    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    CaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void delete(Generation rows, String[] cases) {
        jdbc.sql(
                        """
                        delete from revenue_case
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and case_id = any (:cases)
                        """)
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .param("cases", cases)
                .update();
    }

    void insert(Generation rows, List<CaseRow> some) {
        new Slots(some, row -> standing(row) == null ? List.of() : last(row).dims())
                .in(
                        jdbc.sql(
                                """
                                insert into revenue_case (
                                  tenant_id, gen, model, case_id, stage, entered_at, first_at, amount,
                                  facts, visits, undecidable, foreign_units, out_of_order,
                                  d1, d2, d3, d4, d5, d6, d7, d8)
                                select :tenant, :gen, :model, case_id, stage, entered::timestamptz,
                                  first::timestamptz, amount::numeric, facts, visits, undecidable,
                                  foreign_units, out_of_order, d1, d2, d3, d4, d5, d6, d7, d8
                                from unnest(:cases::text[], :stages::text[], :entered::text[],
                                    :firsts::text[], :amounts::text[], :facts::int[], :visits::int[],
                                    :undecidable::int[], :foreign::int[], :disorder::boolean[],
                                    :d1::text[], :d2::text[], :d3::text[], :d4::text[], :d5::text[],
                                    :d6::text[], :d7::text[], :d8::text[])
                                  as fresh (case_id, stage, entered, first, amount, facts, visits,
                                    undecidable, foreign_units, out_of_order,
                                    d1, d2, d3, d4, d5, d6, d7, d8)
                                """))
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model())
                .param("cases", texts(some, CaseRow::caseId))
                .param("stages", of(some, Visit::stage))
                .param("entered", of(some, visit -> visit.enteredAt().toString()))
                .param("firsts", texts(some, CaseStore::first))
                .param("amounts", of(some, visit -> plain(visit.amountOut())))
                .param("facts", some.stream().mapToInt(row -> row.visits().facts()).toArray())
                .param(
                        "visits",
                        some.stream().mapToInt(row -> row.visits().visits().size()).toArray())
                .param(
                        "undecidable",
                        some.stream().mapToInt(row -> row.visits().undecidable()).toArray())
                .param(
                        "foreign",
                        some.stream().mapToInt(row -> row.visits().foreignUnits()).toArray())
                .param("disorder", texts(some, row -> String.valueOf(row.visits().outOfOrder())))
                .update();
    }

    private static @Nullable Visit standing(CaseRow row) {
        return row.visits().isEmpty() ? null : last(row);
    }

    private static Visit last(CaseRow row) {
        return row.visits().visits().getLast();
    }

    private static @Nullable String first(CaseRow row) {
        return row.visits().isEmpty()
                ? null
                : row.visits().visits().getFirst().enteredAt().toString();
    }

    private static String[] of(List<CaseRow> rows, Function<Visit, @Nullable String> text) {
        return texts(
                rows,
                row -> {
                    var standing = standing(row);
                    return standing == null ? null : text.apply(standing);
                });
    }

    int discard(Generation rows, int limit) {
        return jdbc.sql(
                        """
                        delete from revenue_case
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and case_id in (
                            select case_id from revenue_case
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
                        select concat_ws('|', case_id, coalesce(stage, ''),
                          coalesce((entered_at at time zone 'UTC')::text, ''),
                          coalesce((first_at at time zone 'UTC')::text, ''),
                          coalesce(trim_scale(amount)::text, ''), facts, visits, undecidable,
                          foreign_units, out_of_order, coalesce(d1, ''), coalesce(d2, ''),
                          coalesce(d3, ''), coalesce(d4, ''), coalesce(d5, ''), coalesce(d6, ''),
                          coalesce(d7, ''), coalesce(d8, ''))
                        from revenue_case
                        where tenant_id = :tenant and gen = :gen and model = :model
                        order by case_id
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
