package seihon.revenue.journal;

import static seihon.revenue.journal.Columns.texts;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
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
        inPortions(rollup.months(), portion -> addMonths(rows, portion));
        inPortions(rollup.days(), portion -> addDays(rows, portion));
    }

    /// Sums by key, in key order.
    private record Portion<K>(List<K> keys, List<Sums> sums) {

        /// Those whose rows may have come to nothing.
        List<K> ended() {
            return IntStream.range(0, keys.size())
                    .filter(each -> sums.get(each).mayEnd())
                    .mapToObj(keys::get)
                    .toList();
        }
    }

    private static <K> void inPortions(SortedMap<K, Sums> all, Consumer<Portion<K>> each) {
        var keys = List.copyOf(all.keySet());
        var sums = List.copyOf(all.values());
        for (int from = 0; from < keys.size(); from += ROWS_AT_ONCE) {
            var until = Math.min(from + ROWS_AT_ONCE, keys.size());
            each.accept(new Portion<>(keys.subList(from, until), sums.subList(from, until)));
        }
    }

    private void addMonths(Generation rows, Portion<MonthKey> portion) {
        var statement =
                jdbc.sql(
                        """
                        insert into revenue_month as old (
                          tenant_id, gen, model, dim, val, with_dim, with_val, stage, month,
                          in_count, out_count, in_amount, out_amount, revalued_amount)
                        select :tenant, :gen, :model, dim, val, with_dim, with_val, stage, day::date,
                          ins, outs, in_sum::numeric, out_sum::numeric, revalued::numeric
                        from (
                          select
                            unnest(:dims::smallint[]) as dim, unnest(:vals::text[]) as val,
                            unnest(:withDims::smallint[]) as with_dim,
                            unnest(:withVals::text[]) as with_val, unnest(:stages::text[]) as stage,
                            unnest(:days::text[]) as day, unnest(:ins::bigint[]) as ins,
                            unnest(:outs::bigint[]) as outs, unnest(:inSums::text[]) as in_sum,
                            unnest(:outSums::text[]) as out_sum, unnest(:revalued::text[]) as revalued) as fresh
                        on conflict (
                          tenant_id, gen, model, with_dim, dim, val, with_val, stage, month) do update
                        set in_count = old.in_count + excluded.in_count,
                          out_count = old.out_count + excluded.out_count,
                          in_amount = old.in_amount + excluded.in_amount,
                          out_amount = old.out_amount + excluded.out_amount,
                          revalued_amount = old.revalued_amount + excluded.revalued_amount
                        """);
        months(sums(rows.in(statement), portion.sums), portion.keys).update();
        var ended = portion.ended();
        if (!ended.isEmpty()) {
            forgetMonths(rows, ended);
        }
    }

    private void forgetMonths(Generation rows, List<MonthKey> ended) {
        var statement =
                jdbc.sql(
                        """
                        delete from revenue_month as old
                        using unnest(:dims::smallint[], :vals::text[],
                            :withDims::smallint[], :withVals::text[],
                            :stages::text[], :days::text[])
                          as ended (dim, val, with_dim, with_val, stage, day)
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and old.with_dim = ended.with_dim
                          and old.dim = ended.dim and old.val = ended.val
                          and old.with_val = ended.with_val
                          and old.stage = ended.stage
                          and old.month = ended.day::date
                          and in_count = 0 and out_count = 0 and in_amount = 0
                          and out_amount = 0 and revalued_amount = 0
                        """);
        months(rows.in(statement), ended).update();
    }

    private static StatementSpec months(StatementSpec statement, List<MonthKey> keys) {
        return statement
                .param("dims", keys.stream().mapToInt(key -> key.cut().dim()).toArray())
                .param("vals", texts(keys, key -> key.cut().val()))
                .param("withDims", keys.stream().mapToInt(key -> key.cut().withDim()).toArray())
                .param("withVals", texts(keys, key -> key.cut().withVal()))
                .param("stages", texts(keys, MonthKey::stage))
                .param("days", texts(keys, key -> key.month().toString()));
    }

    private void addDays(Generation rows, Portion<DayKey> portion) {
        var statement =
                jdbc.sql(
                        """
                        insert into revenue_day as old (
                          tenant_id, gen, model, stage, day,
                          in_count, out_count, in_amount, out_amount, revalued_amount)
                        select :tenant, :gen, :model, stage, day::date,
                          ins, outs, in_sum::numeric, out_sum::numeric, revalued::numeric
                        from (
                          select
                            unnest(:stages::text[]) as stage, unnest(:days::text[]) as day,
                            unnest(:ins::bigint[]) as ins, unnest(:outs::bigint[]) as outs,
                            unnest(:inSums::text[]) as in_sum, unnest(:outSums::text[]) as out_sum,
                            unnest(:revalued::text[]) as revalued) as fresh
                        on conflict (tenant_id, gen, model, stage, day) do update
                        set in_count = old.in_count + excluded.in_count,
                          out_count = old.out_count + excluded.out_count,
                          in_amount = old.in_amount + excluded.in_amount,
                          out_amount = old.out_amount + excluded.out_amount,
                          revalued_amount = old.revalued_amount + excluded.revalued_amount
                        """);
        days(sums(rows.in(statement), portion.sums), portion.keys).update();
        var ended = portion.ended();
        if (!ended.isEmpty()) {
            forgetDays(rows, ended);
        }
    }

    private void forgetDays(Generation rows, List<DayKey> ended) {
        var statement =
                jdbc.sql(
                        """
                        delete from revenue_day as old
                        using unnest(:stages::text[], :days::text[])
                          as ended (stage, day)
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and old.stage = ended.stage
                          and old.day = ended.day::date
                          and in_count = 0 and out_count = 0 and in_amount = 0
                          and out_amount = 0 and revalued_amount = 0
                        """);
        days(rows.in(statement), ended).update();
    }

    private static StatementSpec days(StatementSpec statement, List<DayKey> keys) {
        return statement
                .param("stages", texts(keys, DayKey::stage))
                .param("days", texts(keys, key -> key.day().toString()));
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
        return rows.in(
                                jdbc.sql(
                                        """
                                        delete from revenue_month
                                        where tenant_id = :tenant and gen = :gen and model = :model
                                          and (with_dim, dim, val, with_val, stage, month) in (
                                            select with_dim, dim, val, with_val, stage, month
                                            from revenue_month
                                            where tenant_id = :tenant and gen = :gen
                                              and model = :model
                                            limit :limit)
                                        """))
                        .param("limit", limit)
                        .update()
                + rows.in(
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
        rows.in(
                        jdbc.sql(
                                """
                                select concat_ws('|', dim, val, with_dim, with_val, stage, month,
                                  in_count, out_count, trim_scale(in_amount),
                                  trim_scale(out_amount), trim_scale(revalued_amount))
                                from revenue_month
                                where tenant_id = :tenant and gen = :gen and model = :model
                                order by with_dim, dim, val, with_val, stage, month
                                """))
                .withFetchSize(ROWS_AT_ONCE)
                .query(row -> {
                    digest.row(row.getString(1));
                });
        rows.in(
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
