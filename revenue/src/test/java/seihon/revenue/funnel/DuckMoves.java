package seihon.revenue.funnel;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import seihon.domain.TenantId;

/// The same moves in DuckDB, in memory and on one thread, which scans columns as fast as anything.
final class DuckMoves implements AutoCloseable {

    private final Connection connection;

    DuckMoves(Path file) throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            statement.execute("set threads = 1");
            statement.execute(
                    """
                    create table move as
                    select column0::int as tenant, column1 as case_id, column2::timestamp as moved_at,
                      column3 as side, column4::int as sign, column5 as stage,
                      column6::decimal(18, 2) as amount, coalesce(column7, '') as d1,
                      coalesce(column8, '') as d2
                    from read_csv('%s', header = false, all_varchar = true)
                    """
                            .formatted(file));
        }
    }

    /// How many cases entered each stage, over all months. `where` narrows the moves.
    SortedMap<String, Long> flow(TenantId tenant, String where) throws SQLException {
        return summed(
                """
                select stage, date_trunc('month', moved_at) as month,
                  count(*) filter (side = 'in') as ins, count(*) filter (side = 'out') as outs,
                  sum(amount) filter (side = 'in'), sum(amount) filter (side = 'out'),
                  sum(amount) filter (side = 'revalued')
                from move
                where tenant = %d %s
                group by stage, month
                """
                        .formatted(tenant.value(), where),
                "ins");
    }

    /// How many cases stand in each stage when that day begins.
    SortedMap<String, Long> balance(TenantId tenant, String day) throws SQLException {
        return summed(
                """
                select stage,
                  sum(case side when 'in' then sign when 'out' then -sign else 0 end) as standing,
                  sum(case side when 'out' then -amount else amount end)
                from move
                where tenant = %d and moved_at < timestamp '%s'
                group by stage
                """
                        .formatted(tenant.value(), day),
                "standing");
    }

    private SortedMap<String, Long> summed(String query, String count) throws SQLException {
        var sums = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            while (rows.next()) {
                sums.merge(rows.getString("stage"), rows.getLong(count), Long::sum);
            }
        }
        sums.values().removeIf(each -> each == 0);
        return sums;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
