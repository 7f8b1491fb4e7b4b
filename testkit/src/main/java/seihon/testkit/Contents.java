package seihon.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/// What is kept in a database, as one digest a table: two of these are equal when nothing changed
/// in between. Read past every wall. Browser sessions and planned jobs are left out, and the times
/// at which a token, passkey or account was last used.
public record Contents(SortedMap<String, String> digests) {

    private static final Duration PAUSE = Duration.ofMillis(60);
    private static final int MOST_TRIES = 200;

    private static final String TABLES =
            """
            select relname from pg_class
            where relkind = 'r' and relnamespace = 'public'::regnamespace
                and relname not in
                    ('app_session', 'app_session_attributes', 'app_job', 'flyway_schema_history')
            order by relname
            """;

    private static final String DIGEST =
            "select '%1$s', count(*) || ' ' || coalesce(sum(hashtextextended("
                    + "(to_jsonb(t) - 'last_used_at' - 'last_signed_in_at')::text, 0)::numeric), 0)"
                    + " from %1$s t";

    public static Contents of(TestDatabase database) {
        try (var connection = database.superuser().connect()) {
            var questions =
                    tables(connection).stream()
                            .map(DIGEST::formatted)
                            .collect(Collectors.joining("\nunion all "));
            var digests = new TreeMap<String, String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(questions)) {
                while (rows.next()) {
                    digests.put(rows.getString(1), rows.getString(2));
                }
            }
            return new Contents(digests);
        } catch (SQLException fault) {
            throw new IllegalStateException(fault);
        }
    }

    /// Waits until nothing changes any more: replays, imports and the like have come to their end.
    public static Contents settled(TestDatabase database) {
        var before = of(database);
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            var now = of(database);
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("something changes all the time");
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /// The tables that are not as they were then.
    public List<String> changedSince(Contents then) {
        return digests.entrySet().stream()
                .filter(table -> !table.getValue().equals(then.digests.get(table.getKey())))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
