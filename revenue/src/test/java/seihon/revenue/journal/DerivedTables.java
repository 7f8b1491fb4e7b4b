package seihon.revenue.journal;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import seihon.domain.TenantId;
import seihon.testkit.TestDatabase;

/// The rows of a stage model as the database holds them, for contenders that write them into
/// generations of their own.
final class DerivedTables {

    private static final List<String> TABLES =
            List.of(
                    "revenue_journal",
                    "revenue_visit",
                    "revenue_case",
                    "revenue_touch",
                    "revenue_feedback",
                    "revenue_month",
                    "revenue_day");

    private final TestDatabase database;
    private final TenantId tenant;

    DerivedTables(TestDatabase database, TenantId tenant) {
        this.database = database;
        this.tenant = tenant;
    }

    void forget(int gen) throws SQLException {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement()) {
            for (var table : TABLES) {
                forget(statement, table, gen);
            }
            forget(statement, "revenue_basis", gen);
        }
    }

    private void forget(Statement statement, String table, int gen) throws SQLException {
        statement.execute(
                "delete from %s where tenant_id = %d and gen = %d"
                        .formatted(table, tenant.value(), gen));
    }

    /// As the server does by itself in quiet minutes.
    void settle() throws SQLException {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze ledger_fact");
            for (var table : TABLES) {
                statement.execute("vacuum analyze " + table);
            }
        }
    }

    /// How many rows of all tables only one of two generations has, every column but the generation
    /// compared.
    long differing(int one, int other) throws SQLException {
        var differing = 0L;
        for (var table : TABLES) {
            var columns = columns(table);
            differing += only(table, columns, one, other) + only(table, columns, other, one);
        }
        return differing;
    }

    private String columns(String table) throws SQLException {
        return answer(
                """
                select string_agg(column_name, ', ' order by ordinal_position)
                from information_schema.columns
                where table_name = '%s' and column_name <> 'gen'
                """
                        .formatted(table));
    }

    private long only(String table, String columns, int one, int other) throws SQLException {
        var rows = "select %s from %s where tenant_id = %d and gen = %d";
        return count(
                "(%s) except all (%s)"
                        .formatted(
                                rows.formatted(columns, table, tenant.value(), one),
                                rows.formatted(columns, table, tenant.value(), other)));
    }

    /// How many lines the journal of a generation has.
    long lines(int gen) throws SQLException {
        return count(
                "select seq from revenue_journal where tenant_id = %d and gen = %d"
                        .formatted(tenant.value(), gen));
    }

    private long count(String query) throws SQLException {
        return Long.parseLong(answer("select count(*) from (" + query + ") as r"));
    }

    private String answer(String query) throws SQLException {
        try (var connection = database.superuser().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
