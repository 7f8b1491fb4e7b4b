package seihon.revenue.journal;

import static seihon.revenue.journal.Columns.texts;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import seihon.revenue.journal.Rollup.DayKey;
import seihon.revenue.journal.Rollup.MonthKey;
import seihon.revenue.journal.Rollup.Sums;

/// Adds to the rollups. A row that came to nothing (everything taken back) leaves, so that a
/// rebuild gives the same rows.
@Repository
class RollupStore {

    private static final int ROWS_AT_ONCE = 5_000;

    private final JdbcClient jdbc;

    RollupStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Generation rows, Rollup rollup) {
        var months = List.copyOf(rollup.months().keySet());
        var monthSums = List.copyOf(rollup.months().values());
        for (int from = 0; from < months.size(); from += ROWS_AT_ONCE) {
            var until = Math.min(from + ROWS_AT_ONCE, months.size());
            addMonths(rows, months.subList(from, until), monthSums.subList(from, until));
        }
        var days = List.copyOf(rollup.days().keySet());
        var daySums = List.copyOf(rollup.days().values());
        for (int from = 0; from < days.size(); from += ROWS_AT_ONCE) {
            var until = Math.min(from + ROWS_AT_ONCE, days.size());
            addDays(rows, days.subList(from, until), daySums.subList(from, until));
        }
    }

    private void addMonths(Generation rows, List<MonthKey> keys, List<Sums> sums) {
        var statement =
                jdbc.sql(
                        """
                        insert into revenue_month as old (
                          tenant_id, gen, model, dim, val, stage, month,
                          in_count, out_count, in_amount, out_amount, revalued_amount)
                        select :tenant, :gen, :model, dim, val, stage, day::date,
                          ins, outs, in_sum::numeric, out_sum::numeric, revalued::numeric
                        from unnest(:dims::smallint[], :vals::text[], :stages::text[], :days::text[],
                            :ins::bigint[], :outs::bigint[], :inSums::text[], :outSums::text[],
                            :revalued::text[])
                          as fresh (dim, val, stage, day, ins, outs, in_sum, out_sum, revalued)
                        on conflict (tenant_id, gen, model, dim, val, stage, month) do update
                        set in_count = old.in_count + excluded.in_count,
                          out_count = old.out_count + excluded.out_count,
                          in_amount = old.in_amount + excluded.in_amount,
                          out_amount = old.out_amount + excluded.out_amount,
                          revalued_amount = old.revalued_amount + excluded.revalued_amount
                        """);
        sums(of(rows, statement), sums)
                .param("dims", keys.stream().mapToInt(MonthKey::dim).toArray())
                .param("vals", texts(keys, MonthKey::val))
                .param("stages", texts(keys, MonthKey::stage))
                .param("days", texts(keys, key -> key.month().toString()))
                .update();
        of(
                        rows,
                        jdbc.sql(
                                """
                                delete from revenue_month
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and in_count = 0 and out_count = 0 and in_amount = 0
                                  and out_amount = 0 and revalued_amount = 0
                                """))
                .update();
    }

    private void addDays(Generation rows, List<DayKey> keys, List<Sums> sums) {
        var statement =
                jdbc.sql(
                        """
                        insert into revenue_day as old (
                          tenant_id, gen, model, stage, day,
                          in_count, out_count, in_amount, out_amount, revalued_amount)
                        select :tenant, :gen, :model, stage, day::date,
                          ins, outs, in_sum::numeric, out_sum::numeric, revalued::numeric
                        from unnest(:stages::text[], :days::text[], :ins::bigint[], :outs::bigint[],
                            :inSums::text[], :outSums::text[], :revalued::text[])
                          as fresh (stage, day, ins, outs, in_sum, out_sum, revalued)
                        on conflict (tenant_id, gen, model, stage, day) do update
                        set in_count = old.in_count + excluded.in_count,
                          out_count = old.out_count + excluded.out_count,
                          in_amount = old.in_amount + excluded.in_amount,
                          out_amount = old.out_amount + excluded.out_amount,
                          revalued_amount = old.revalued_amount + excluded.revalued_amount
                        """);
        sums(of(rows, statement), sums)
                .param("stages", texts(keys, DayKey::stage))
                .param("days", texts(keys, key -> key.day().toString()))
                .update();
        of(
                        rows,
                        jdbc.sql(
                                """
                                delete from revenue_day
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and in_count = 0 and out_count = 0 and in_amount = 0
                                  and out_amount = 0 and revalued_amount = 0
                                """))
                .update();
    }

    private static StatementSpec of(Generation rows, StatementSpec statement) {
        return statement
                .param("tenant", rows.tenant().value())
                .param("gen", rows.gen())
                .param("model", rows.model());
    }

    private static StatementSpec sums(StatementSpec statement, Collection<Sums> sums) {
        return statement
                .param("ins", sums.stream().mapToLong(Sums::in).toArray())
                .param("outs", sums.stream().mapToLong(Sums::out).toArray())
                .param("inSums", plain(sums, Sums::inAmount))
                .param("outSums", plain(sums, Sums::outAmount))
                .param("revalued", plain(sums, Sums::revalued));
    }

    private static String[] plain(Collection<Sums> sums, Function<Sums, BigDecimal> amount) {
        return sums.stream().map(each -> amount.apply(each).toPlainString()).toArray(String[]::new);
    }

    int discard(Generation rows, int limit) {
        return of(
                                rows,
                                jdbc.sql(
                                        """
                                        delete from revenue_month
                                        where tenant_id = :tenant and gen = :gen and model = :model
                                          and (dim, val, stage, month) in (
                                            select dim, val, stage, month from revenue_month
                                            where tenant_id = :tenant and gen = :gen
                                              and model = :model
                                            limit :limit)
                                        """))
                        .param("limit", limit)
                        .update()
                + of(
                                rows,
                                jdbc.sql(
                                        """
                                        delete from revenue_day
                                        where tenant_id = :tenant and gen = :gen and model = :model
                                          and (stage, day) in (
                                            select stage, day from revenue_day
                                            where tenant_id = :tenant and gen = :gen
                                              and model = :model
                                            limit :limit)
                                        """))
                        .param("limit", limit)
                        .update();
    }

    void digest(Generation rows, RowDigest digest) {
        of(
                        rows,
                        jdbc.sql(
                                """
                                select concat_ws('|', dim, val, stage, month, in_count, out_count,
                                  trim_scale(in_amount), trim_scale(out_amount),
                                  trim_scale(revalued_amount))
                                from revenue_month
                                where tenant_id = :tenant and gen = :gen and model = :model
                                order by dim, val, stage, month
                                """))
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    digest.row(row.getString(1));
                });
        of(
                        rows,
                        jdbc.sql(
                                """
                                select concat_ws('|', stage, day, in_count, out_count,
                                  trim_scale(in_amount), trim_scale(out_amount),
                                  trim_scale(revalued_amount))
                                from revenue_day
                                where tenant_id = :tenant and gen = :gen and model = :model
                                order by stage, day
                                """))
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    digest.row(row.getString(1));
                });
    }
}
