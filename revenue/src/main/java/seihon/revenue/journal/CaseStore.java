package seihon.revenue.journal;

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

    private final JdbcClient jdbc;

    CaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void delete(Generation rows, String[] cases) {
        rows.in(
                        jdbc.sql(
                                """
                                delete from revenue_case
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and case_id = any (:cases)
                                """))
                .param("cases", cases)
                .update();
    }

    void insert(Generation rows, List<CaseRow> some) {
        new Columns<>(
                        rows.in(
                                jdbc.sql(
                                        """
                                        insert into revenue_case (
                                          tenant_id, gen, model, case_id, name, stage, entered_at, first_at, amount,
                                          facts, visits, undecidable, foreign_units, out_of_order,
                                          d1, d2, d3, d4, d5, d6, d7, d8)
                                        select :tenant, :gen, :model, case_id, name, stage, entered::timestamptz,
                                          first::timestamptz, amount::numeric, facts, visits, undecidable,
                                          foreign_units, out_of_order, d1, d2, d3, d4, d5, d6, d7, d8
                                        from (
                                          select
                                            unnest(:cases::text[]) as case_id,
                                            unnest(:names::text[]) as name,
                                            unnest(:stages::text[]) as stage,
                                            unnest(:entered::text[]) as entered,
                                            unnest(:firsts::text[]) as first,
                                            unnest(:amounts::text[]) as amount,
                                            unnest(:facts::int[]) as facts,
                                            unnest(:visits::int[]) as visits,
                                            unnest(:undecidable::int[]) as undecidable,
                                            unnest(:foreign::int[]) as foreign_units,
                                            unnest(:disorder::boolean[]) as out_of_order,
                                            unnest(:d1::text[]) as d1, unnest(:d2::text[]) as d2,
                                            unnest(:d3::text[]) as d3, unnest(:d4::text[]) as d4,
                                            unnest(:d5::text[]) as d5, unnest(:d6::text[]) as d6,
                                            unnest(:d7::text[]) as d7, unnest(:d8::text[]) as d8) as fresh
                                        """)),
                        some)
                .texts("cases", CaseRow::caseId)
                .texts("names", row -> row.name().orElse(null))
                .texts("stages", standing(Visit::stage))
                .texts("entered", standing(visit -> visit.enteredAt().toString()))
                .texts("firsts", CaseStore::first)
                .amounts("amounts", standing(Visit::amountOut))
                .ints("facts", row -> row.visits().facts())
                .ints("visits", row -> row.visits().visits().size())
                .ints("undecidable", row -> row.visits().undecidable())
                .ints("foreign", row -> row.visits().foreignUnits())
                .texts("disorder", row -> String.valueOf(row.visits().outOfOrder()))
                .dims(row -> row.visits().isEmpty() ? List.of() : last(row).dims())
                .update();
    }

    /// Of the visit where a case stands; null without one.
    private static <V> Function<CaseRow, @Nullable V> standing(Function<Visit, @Nullable V> value) {
        return row -> row.visits().isEmpty() ? null : value.apply(last(row));
    }

    private static Visit last(CaseRow row) {
        return row.visits().visits().getLast();
    }

    private static @Nullable String first(CaseRow row) {
        return row.visits().isEmpty()
                ? null
                : row.visits().visits().getFirst().enteredAt().toString();
    }

    int discard(Generation rows, int limit) {
        return rows.in(
                        jdbc.sql(
                                """
                                delete from revenue_case
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and case_id in (
                                    select case_id from revenue_case
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
                                select concat_ws('|', case_id, coalesce(name, ''), coalesce(stage, ''),
                                  coalesce((entered_at at time zone 'UTC')::text, ''),
                                  coalesce((first_at at time zone 'UTC')::text, ''),
                                  coalesce(trim_scale(amount)::text, ''), facts, visits, undecidable,
                                  foreign_units, out_of_order, coalesce(d1, ''), coalesce(d2, ''),
                                  coalesce(d3, ''), coalesce(d4, ''), coalesce(d5, ''), coalesce(d6, ''),
                                  coalesce(d7, ''), coalesce(d8, ''))
                                from revenue_case
                                where tenant_id = :tenant and gen = :gen and model = :model
                                order by case_id
                                """)));
    }
}
