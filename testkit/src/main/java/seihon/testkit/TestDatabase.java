package seihon.testkit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import seihon.db.DatabaseAccess;
import seihon.db.DatabaseSetup;
import seihon.db.DatabaseWalls;
import seihon.db.Schema;

/// A database of one's own with every migration applied, made in some 50 ms from a template. Tests
/// work as `app`, the role of production; `owner` and `superuser` are for tests that tamper.
public record TestDatabase(DatabaseAccess app, DatabaseAccess owner, DatabaseAccess superuser) {

    private static final String TEMPLATE = "seihon_template";
    private static final String PASSWORD = "only-for-tests";
    private static final int POOL_SIZE = 8;
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static @Nullable DatabaseAccess server;

    /// Throws [IllegalStateException] when no server can be had; says why.
    public static synchronized TestDatabase fresh() {
        try {
            var running = server;
            if (running == null) {
                running = prepared();
                server = running;
            }
            var name = "t" + ProcessHandle.current().pid() + "_" + NUMBER.incrementAndGet();
            DatabaseSetup.copy(running, TEMPLATE, name);
            var database = named(running, name);
            DatabaseWalls.mustStand(database.app());
            return database;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("no database for the tests: " + e.getMessage(), e);
        }
    }

    private static DatabaseAccess prepared() throws IOException, SQLException {
        var superuser = TestServer.start();
        DatabaseSetup.roles(superuser, PASSWORD, PASSWORD);
        DatabaseSetup.database(superuser, TEMPLATE);
        var template = named(superuser, TEMPLATE);
        DatabaseSetup.walls(template.superuser());
        Schema.migrate(template.owner(), DatabaseSetup.APP_ROLE);
        return superuser;
    }

    private static TestDatabase named(DatabaseAccess server, String name) {
        var url = TestServer.urls(server).apply(name);
        return new TestDatabase(
                new DatabaseAccess(url, DatabaseSetup.APP_ROLE, PASSWORD),
                new DatabaseAccess(url, DatabaseSetup.OWNER_ROLE, PASSWORD),
                new DatabaseAccess(url, server.user(), server.password()));
    }

    /// A small pool as the app role, for stores tested without Spring's context. Idle connections
    /// leave by themselves.
    public DataSource dataSource() {
        var config = new HikariConfig();
        config.setJdbcUrl(app.url());
        config.setUsername(app.user());
        config.setPassword(app.password());
        config.setMaximumPoolSize(POOL_SIZE);
        config.setMinimumIdle(0);
        config.setIdleTimeout(Duration.ofSeconds(10).toMillis());
        return new HikariDataSource(config);
    }
}
