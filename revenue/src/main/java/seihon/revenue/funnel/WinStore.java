package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.StageModel.StageKind;

/// Counts opportunities that closed. A case counts once a period, with its last closing in it.
@Repository
class WinStore {

    private final JdbcClient jdbc;
    private final Settled settled;

    WinStore(JdbcClient jdbc, Settled settled) {
        this.jdbc = jdbc;
        this.settled = settled;
    }

    private record Asked(Inquiry inquiry, Window window, String opportunity) {}

    /// Closings with one value of the dimension that has a list price. `plain` ones have no amount.
    record Closings(
            List<String> by,
            int period,
            String priced,
            long closed,
            long won,
            long plainClosed,
            long plainWon,
            BigDecimal amountClosed,
            BigDecimal amountWon) {}

    List<Closings> closings(Inquiry inquiry, Window window, String opportunity) {
        return settled.once(
                new Asked(inquiry, window, opportunity),
                () -> readClosings(inquiry, window, opportunity));
    }

    private List<Closings> readClosings(Inquiry inquiry, Window window, String opportunity) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                with closed as (
                                  select distinct on (c.case_id, period) c.by1, c.by2, c.by3,
                                    width_bucket(c.entered_at, (select :starts::timestamptz[])) as period,
                                    c.stage = any (:won) as is_won, c.amount_in as amount
                                  from revenue_visits(:tenant, :gen, :model, :seq, :filters::text[],
                                    :by1, :by2, :priced) as c
                                  join revenue_visits(:tenant, :gen, :model, :seq, :none::text[],
                                    0, 0, 0) as o
                                    on o.case_id = c.case_id and o.stage = :opportunity
                                      and o.nth = 1 and o.n < c.n
                                  where c.stage = any (:terminal)
                                    and c.entered_at >= :start and c.entered_at < :end
                                  order by c.case_id, period, c.n desc)
                                select by1, by2, by3, period, count(*) as closed,
                                  count(*) filter (where is_won) as won,
                                  count(*) filter (where amount is null) as plain_closed,
                                  count(*) filter (where is_won and amount is null) as plain_won,
                                  coalesce(sum(amount), 0) as amount_closed,
                                  coalesce(sum(amount) filter (where is_won), 0) as amount_won
                                from closed
                                group by by1, by2, by3, period
                                """))
                .param("starts", window.moments())
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("opportunity", opportunity)
                .param("terminal", ids(inquiry.model(), true))
                .param("won", ids(inquiry.model(), false))
                .param("priced", priced(inquiry))
                .param("none", new String[0])
                .query((row, _) ->
                        new Closings(
                                inquiry.values(row.getString("by1"), row.getString("by2")),
                                row.getInt("period"),
                                row.getString("by3"),
                                row.getLong("closed"),
                                row.getLong("won"),
                                row.getLong("plain_closed"),
                                row.getLong("plain_won"),
                                row.getBigDecimal("amount_closed"),
                                row.getBigDecimal("amount_won")))
                .list();
    }

    private static int priced(Inquiry inquiry) {
        return inquiry.model().listPrice().map(price -> inquiry.slot(price.by())).orElse(0);
    }

    static String[] ids(StageModel model, boolean lostToo) {
        return model.stages().stream()
                .filter(stage -> lostToo ? stage.isTerminal() : stage.kind() == StageKind.WON)
                .map(Stage::id)
                .toArray(String[]::new);
    }

    /// Wins of the window: how many with an amount and their sum, and the calendar days from the
    /// first visit to the opportunity stage.
    record Won(long won, Optional<BigDecimal> averageAmount, Optional<BigDecimal> averageDays) {}

    Won won(Inquiry inquiry, Window window, String opportunity) {
        return inquiry.in(
                        jdbc.sql(
                                """
                                select count(*) as won, avg(c.amount_in) as amount,
                                  avg((c.entered_at at time zone :zone)::date
                                    - (o.entered_at at time zone :zone)::date) as days
                                from revenue_visits(
                                  :tenant, :gen, :model, :seq, :filters::text[], 0, 0, 0) as c
                                join revenue_visits(
                                  :tenant, :gen, :model, :seq, :none::text[], 0, 0, 0) as o
                                  on o.case_id = c.case_id and o.stage = :opportunity
                                    and o.nth = 1 and o.n < c.n
                                where c.stage = any (:won)
                                  and c.entered_at >= :start and c.entered_at < :end
                                """))
                .param("start", window.startTime())
                .param("end", window.endTime())
                .param("opportunity", opportunity)
                .param("won", ids(inquiry.model(), false))
                .param("none", new String[0])
                .query((row, _) ->
                        new Won(
                                row.getLong("won"),
                                Optional.ofNullable(row.getBigDecimal("amount")),
                                Optional.ofNullable(row.getBigDecimal("days"))))
                .single();
    }
}
