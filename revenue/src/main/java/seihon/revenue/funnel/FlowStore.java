package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.funnel.Window.Extent;

/// Reads moves summed by stage, value and period: from the rollups where they suffice, else from
/// the journal.
@Repository
class FlowStore {

    private final JdbcClient jdbc;

    FlowStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What happened in the `period`-th period (0: before the first).
    record Cell(
            List<String> by,
            String stage,
            int period,
            long in,
            long out,
            BigDecimal inAmount,
            BigDecimal outAmount,
            BigDecimal revalued) {}

    /// By the ends of each stage, which the key knows without reading what is between them.
    Optional<Extent> days(Inquiry inquiry) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select min(ends.first) as first, max(ends.last) as last
                                from unnest(:stages::text[]) as moved (stage)
                                cross join lateral (
                                  select min(day) as first, max(day) as last
                                  from revenue_day
                                  where tenant_id = :tenant and gen = :gen and model = :model
                                    and stage = moved.stage) as ends
                                """))
                .param("stages", inquiry.stages())
                .query((row, _) -> extent(row))
                .single();
    }

    Optional<Extent> journalDays(Inquiry inquiry) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select (min(at) at time zone :zone)::date as first,
                                  (max(at) at time zone :zone)::date as last
                                from revenue_journal
                                where tenant_id = :tenant and gen = :gen and model = :model
                                  and seq < :asOf
                                """))
                .query((row, _) -> extent(row))
                .single();
    }

    private static Optional<Extent> extent(ResultSet row) throws SQLException {
        var first = row.getObject("first", LocalDate.class);
        return first == null
                ? Optional.empty()
                : Optional.of(new Extent(first, row.getObject("last", LocalDate.class)));
    }

    /// By months of the model's zone, of the cases that a slice holds.
    List<Cell> months(Inquiry inquiry, Window window, Slice slice) {
        var statement =
                jdbc.sql(
                        """
                        select val, with_val, stage,
                          width_bucket(month, (select :starts::date[])) as period,
                          sum(in_count) as ins, sum(out_count) as outs,
                          sum(in_amount) as in_amount, sum(out_amount) as out_amount,
                          sum(revalued_amount) as revalued
                        from revenue_month
                        where tenant_id = :tenant and gen = :gen and model = :model
                          and with_dim = :withDim and dim = :dim
                          and (:val::text is null or val = :val)
                          and (:withVal::text is null or with_val = :withVal)
                          and month < :end::date
                        group by val, with_val, stage, period
                        """);
        return slice.in(inquiry.in(statement))
                .param("starts", window.days())
                .param("end", window.until().toString())
                .query((row, _) ->
                        cell(slice.by(row.getString("val"), row.getString("with_val")), row))
                .list();
    }

    /// All cases by days of the model's zone. Whole months before the first period are one row
    /// each.
    List<Cell> days(Inquiry inquiry, Window window) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select '' as by1, '' as by2, stage,
                                  width_bucket(day, (select :starts::date[])) as period,
                                  sum(in_count) as ins, sum(out_count) as outs,
                                  sum(in_amount) as in_amount, sum(out_amount) as out_amount,
                                  sum(revalued_amount) as revalued
                                from (
                                  select stage, month as day, in_count, out_count,
                                    in_amount, out_amount, revalued_amount
                                  from revenue_month
                                  where tenant_id = :tenant and gen = :gen and model = :model
                                    and with_dim = 0 and dim = 0 and month < :month::date
                                  union all
                                  select stage, day, in_count, out_count,
                                    in_amount, out_amount, revalued_amount
                                  from revenue_day
                                  where tenant_id = :tenant and gen = :gen and model = :model
                                    and stage = any (:stages)
                                    and day >= :month::date and day < :end::date) as moved
                                group by stage, period
                                """))
                .param("starts", window.days())
                .param("month", window.from().withDayOfMonth(1).toString())
                .param("stages", inquiry.stages())
                .param("end", window.until().toString())
                .query((row, _) -> cell(by(inquiry, row), row))
                .list();
    }

    List<Cell> journal(Inquiry inquiry, Window window) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select by1, by2, stage,
                                  width_bucket(at, (select :starts::timestamptz[])) as period,
                                  coalesce(sum(sign) filter (where side = 'in'), 0) as ins,
                                  coalesce(sum(sign) filter (where side = 'out'), 0) as outs,
                                  coalesce(sum(sign * amount) filter (where side = 'in'), 0)
                                    as in_amount,
                                  coalesce(sum(sign * amount) filter (where side = 'out'), 0)
                                    as out_amount,
                                  coalesce(sum(sign * amount) filter (where side = 'revalued'), 0)
                                    as revalued
                                from revenue_lines(
                                  :tenant, :gen, :model, :asOf, :filters::text[], :by1, :by2)
                                where at < :end
                                group by by1, by2, stage, period
                                """))
                .param("starts", window.moments())
                .param("end", window.endTime())
                .query((row, _) -> cell(by(inquiry, row), row))
                .list();
    }

    private static List<String> by(Inquiry inquiry, ResultSet row) throws SQLException {
        return inquiry.values(row.getString("by1"), row.getString("by2"));
    }

    private static Cell cell(List<String> by, ResultSet row) throws SQLException {
        return new Cell(
                by,
                row.getString("stage"),
                row.getInt("period"),
                row.getLong("ins"),
                row.getLong("outs"),
                row.getBigDecimal("in_amount"),
                row.getBigDecimal("out_amount"),
                row.getBigDecimal("revalued"));
    }
}
