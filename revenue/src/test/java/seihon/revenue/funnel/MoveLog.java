package seihon.revenue.funnel;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import seihon.domain.TenantId;
import seihon.testkit.TestDatabase;

/// Moves as the journal holds them, many of them, written by the database itself: cases of eight
/// lines each that go through the stages over two years. The rollups are summed up from them.
final class MoveLog {

    static final String MODEL = "sales";

    private static final String MOVES =
            """
            insert into revenue_journal (tenant_id, gen, model, seq, ordinal, case_id, n, at, side,
              sign, stage, other_stage, nth, amount, fact_seq, fact_ordinal, d1, d2)
            select %1$d, %2$d, 'sales', 1, i, 'C' || c, (array[1, 1, 2, 2, 3, 3, 3, 4])[k + 1],
              timestamptz '2024-12-31 15:00+00' + make_interval(
                days => (c * 7919 %% 700)::int + (array[0, 5, 5, 12, 12, 15, 25, 25])[k + 1],
                mins => (c %% 1440)::int),
              (array['in', 'out', 'in', 'out', 'in', 'revalued', 'out', 'in'])[k + 1], 1,
              (array['MQL', 'MQL', 'SQL', 'SQL', 'OPP', 'OPP', 'OPP',
                case when c %% 3 = 0 then 'WON' else 'LOST' end])[k + 1],
              null, 1,
              case when k = 5 then 5000 else (c %% 97 + 1) * 10000 + case when k > 5 then 5000 else 0 end end,
              1, 0,
              (array['', 'web', 'fair', 'call', 'post', 'partner', 'event', 'search'])[c * 31 %% 8 + 1],
              (array['', 'S', 'M', 'L', 'XL'])[c * 17 %% 5 + 1]
            from (select i, i / 8 as c, (i %% 8)::int as k
              from generate_series(0::bigint, %3$d - 1) as i) as line
            """;
    private static final String MONTHS =
            """
            insert into revenue_month (tenant_id, gen, model, dim, val, with_dim, with_val, stage,
              month, in_count, out_count, in_amount, out_amount, revalued_amount)
            select tenant_id, gen, model, dim, val, with_dim, with_val, stage,
              date_trunc('month', at at time zone 'Asia/Tokyo')::date as month,
              count(*) filter (where side = 'in'), count(*) filter (where side = 'out'),
              coalesce(sum(amount) filter (where side = 'in'), 0),
              coalesce(sum(amount) filter (where side = 'out'), 0),
              coalesce(sum(amount) filter (where side = 'revalued'), 0)
            from revenue_journal cross join lateral (
              values (0, '', 0, ''), (1, d1, 0, ''), (2, d2, 0, ''), (1, d1, 2, d2))
              as cut (dim, val, with_dim, with_val)
            where tenant_id = %1$d and gen = %2$d
            group by tenant_id, gen, model, dim, val, with_dim, with_val, stage, month
            """;
    private static final String DAYS =
            """
            insert into revenue_day (tenant_id, gen, model, stage, day,
              in_count, out_count, in_amount, out_amount, revalued_amount)
            select tenant_id, gen, model, stage, (at at time zone 'Asia/Tokyo')::date as day,
              count(*) filter (where side = 'in'), count(*) filter (where side = 'out'),
              coalesce(sum(amount) filter (where side = 'in'), 0),
              coalesce(sum(amount) filter (where side = 'out'), 0),
              coalesce(sum(amount) filter (where side = 'revalued'), 0)
            from revenue_journal
            where tenant_id = %1$d and gen = %2$d
            group by tenant_id, gen, model, stage, day
            """;

    private final TestDatabase database;

    MoveLog(TestDatabase database) {
        this.database = database;
    }

    /// Instead of everything that this generation holds.
    void write(TenantId tenant, int gen, long moves) throws SQLException {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement()) {
            for (var table : new String[] {"revenue_journal", "revenue_month", "revenue_day"}) {
                statement.execute(
                        "delete from %s where tenant_id = %d and gen = %d"
                                .formatted(table, tenant.value(), gen));
            }
            for (var rows : new String[] {MOVES, MONTHS, DAYS}) {
                statement.execute(rows.formatted(tenant.value(), gen, moves));
            }
        }
    }

    /// As the server does by itself in quiet minutes.
    void settle() throws SQLException {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement()) {
            for (var table : new String[] {"revenue_journal", "revenue_month", "revenue_day"}) {
                statement.execute("vacuum analyze " + table);
            }
        }
    }

    /// All moves of all companies, into a file of comma-separated values, at Tokyo's time.
    void export(Path file) throws SQLException, IOException {
        try (Connection connection = database.superuser().connect();
                OutputStream out = Files.newOutputStream(file)) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            """
                            copy (
                              select tenant_id, case_id, at at time zone 'Asia/Tokyo', side, sign,
                                stage, amount, d1, d2
                              from revenue_journal)
                            to stdout (format csv)
                            """,
                            out);
        }
    }

    /// How many rows the rollup by month has for all cases of a company.
    long months(TenantId tenant) throws SQLException {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from revenue_month where dim = 0 and tenant_id = "
                                        + tenant.value())) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
