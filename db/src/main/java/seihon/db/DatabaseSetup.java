package seihon.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.Utils;

/// What only a superuser can do for a database: the roles and the walls around the second. The
/// owner role changes the schema (migrations); the app role owns nothing and cannot pass row-level
/// security; as the third nobody signs in: it owns the one function that moves a repository's
/// `main`. Everything may be done again on a database that has it already.
public final class DatabaseSetup {

    public static final String OWNER_ROLE = "seihon_owner";
    public static final String APP_ROLE = "seihon_app";

    /// The app role's name and this is the role that owns the function which moves `main`.
    static final String MOVER_SUFFIX = "_mover";

    private static final String MOVER_ROLE = APP_ROLE + MOVER_SUFFIX;

    private DatabaseSetup() {}

    /// Makes the roles on the server, or gives the present ones these passwords.
    public static void roles(DatabaseAccess superuser, String ownerPassword, String appPassword)
            throws SQLException {
        try (var connection = superuser.connect()) {
            role(connection, OWNER_ROLE, ownerPassword);
            role(connection, APP_ROLE, appPassword);
            moverRole(connection);
        }
    }

    /// An empty database that belongs to the owner role, unless it is there.
    public static void database(DatabaseAccess superuser, String database) throws SQLException {
        try (var connection = superuser.connect()) {
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                run(connection, "create database " + database + " owner " + OWNER_ROLE);
            }
        }
    }

    /// A copy of a database that nobody is connected to, walls included: what was revoked inside is
    /// copied, who may connect is not.
    public static void copy(DatabaseAccess superuser, String template, String database)
            throws SQLException {
        try (var connection = superuser.connect()) {
            run(
                    connection,
                    "create database %s owner %s template %s strategy file_copy"
                            .formatted(database, OWNER_ROLE, template));
            connections(connection, database);
        }
    }

    /// Who may connect to the superuser's database, and what nobody but its owner may call there.
    public static void walls(DatabaseAccess superuser) throws SQLException {
        try (var connection = superuser.connect()) {
            connections(connection, connection.getCatalog());
            run(connection, wallsScript());
        }
    }

    private static void connections(Connection connection, String database) throws SQLException {
        run(connection, "revoke all on database " + database + " from public");
        run(connection, "grant connect, temporary on database " + database + " to " + APP_ROLE);
    }

    private static void role(Connection connection, String role, String password)
            throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            run(connection, "create role " + role);
        }
        var secret = new StringBuilder("'");
        Utils.escapeLiteral(secret, password, true).append("'");
        run(
                connection,
                "alter role "
                        + role
                        + " login nosuperuser nobypassrls nocreatedb nocreaterole noreplication"
                        + " password "
                        + secret);
    }

    /// The owner role may give a function to it, but does not act as it otherwise.
    private static void moverRole(Connection connection) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", MOVER_ROLE)) {
            run(connection, "create role " + MOVER_ROLE);
        }
        run(
                connection,
                "alter role "
                        + MOVER_ROLE
                        + " nologin nosuperuser nobypassrls nocreatedb nocreaterole noreplication");
        run(connection, "grant " + MOVER_ROLE + " to " + OWNER_ROLE + " with inherit false");
    }

    private static boolean exists(Connection connection, String question, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(question)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String wallsScript() {
        try (var in = DatabaseSetup.class.getResourceAsStream("walls.sql")) {
            if (in == null) {
                throw new IllegalStateException("walls.sql is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
