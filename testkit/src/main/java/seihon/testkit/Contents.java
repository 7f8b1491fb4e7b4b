package seihon.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import seihon.domain.TenantId;

/// What a database keeps of some tenants (and of nobody in particular), as one digest a table: two
/// of these are equal when nothing changed in between. Read past every wall. Browser sessions and
/// planned jobs are left out, and the times at which a token, passkey or account was last used.
public record Contents(SortedMap<String, String> digests) {

    private static final Duration PAUSE = Duration.ofMillis(30);
    private static final int MOST_TRIES = 200;

    private static final String TABLES =
            """
            select c.relname, exists (
                select from pg_attribute a
                where a.attrelid = c.oid and a.attname = 'tenant_id') as of_tenants
            from pg_class c
            where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                and c.relname not in
                    ('app_session', 'app_session_attributes', 'app_job', 'flyway_schema_history')
            """;

    public static Contents of(TestDatabase database, TenantId... tenants) {
        try (var connection = database.superuser().connect()) {
            var digests = new TreeMap<String, String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(question(connection, tenants))) {
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
    public static Contents settled(TestDatabase database, TenantId... tenants) {
        var before = of(database, tenants);
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            var now = of(database, tenants);
            if (now.equals(before)) {
                return now;
            }
            before = now;
        }
        throw new IllegalStateException("something changes all the time");
    }

    private static String question(Connection connection, TenantId... tenants) throws SQLException {
        var these =
                Arrays.stream(tenants)
                        .map(TenantId::toString)
                        .collect(Collectors.joining(", ", " where tenant_id in (", ")"));
        var digests = new TreeMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                var table = rows.getString(1);
                digests.put(table, digest(table, rows.getBoolean(2) ? these : ""));
            }
        }
        return String.join("\nunion all ", digests.values());
    }

    private static String digest(String table, String rows) {
        return """
        select '%1$s', count(*) || ' ' || coalesce(sum(hashtextextended(
            (to_jsonb(t) - 'last_used_at' - 'last_signed_in_at')::text, 0)::numeric), 0)
        from %1$s t%2$s\
        """
                .formatted(table, rows);
    }

    /// The tables that are not as they were then.
    public List<String> changedSince(Contents then) {
        return digests.entrySet().stream()
                .filter(table -> !table.getValue().equals(then.digests.get(table.getKey())))
                .map(java.util.Map.Entry::getKey)
                .toList();
    }
}
