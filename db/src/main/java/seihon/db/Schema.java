package seihon.db;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// The tables, as the migrations make them. Migrated by the owner role, looked at by the app role.
public final class Schema {

    private static final String HISTORY = "flyway_schema_history";

    private Schema() {}

    /// Brings the database up to this build; how many migrations that took. `appRole` gets the
    /// rights that each of them grants.
    public static int migrate(DatabaseAccess owner, String appRole) {
        try {
            var outOfOrder = hasHistory(owner);
            var applied = flyway(owner, appRole).outOfOrder(outOfOrder).load().migrate();
            try (var connection = owner.connect();
                    var statement = connection.createStatement()) {
                statement.execute("grant select on " + HISTORY + " to " + quoted(appRole));
            }
            return applied.migrationsExecuted;
        } catch (FlywayException | SQLException e) {
            throw new CannotStart(
                    "The database schema could not be brought up to this version (as %s): %s"
                            .formatted(owner, e.getMessage()),
                    e);
        }
    }

    /// Numbers belong to modules, so a later migration of a lower floor has a lower number than
    /// those a kept database has already.
    private static boolean hasHistory(DatabaseAccess owner) throws SQLException {
        try (var connection = owner.connect();
                var statement = connection.createStatement();
                var answer =
                        statement.executeQuery(
                                "select to_regclass('" + HISTORY + "') is not null")) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    /// Throws [CannotStart] when a migration of this build is missing from the database, or the
    /// database has one that this build does not know.
    public static void mustBeCurrent(DatabaseAccess app) {
        var behind = pending(app);
        if (!behind.isEmpty()) {
            throw new CannotStart(
                    "The database schema is not that of this version (missing or unknown: %s); set SEIHON_DATABASE_OWNER and SEIHON_DATABASE_OWNER_PASSWORD so that it can be migrated."
                            .formatted(String.join(", ", behind)));
        }
    }

    static List<String> pending(DatabaseAccess app) {
        var migrations = flyway(app, app.user()).load().info().all();
        return Arrays.stream(migrations)
                .filter(migration -> !migration.getState().isApplied() || unknown(migration))
                .map(migration -> "V" + migration.getVersion())
                .toList();
    }

    private static boolean unknown(MigrationInfo migration) {
        return !migration.getState().isResolved();
    }

    private static FluentConfiguration flyway(DatabaseAccess access, String appRole) {
        return Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                .locations("classpath:db/migration")
                .table(HISTORY)
                .placeholders(
                        Map.of(
                                "app_role", quoted(appRole),
                                "mover_role", quoted(appRole + DatabaseSetup.MOVER_SUFFIX)));
    }

    private static String quoted(String role) {
        return "\"" + role.replace("\"", "\"\"") + "\"";
    }
}
