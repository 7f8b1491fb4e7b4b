package seihon.docs.bench;

import java.nio.file.Path;
import java.sql.SQLException;
import seihon.db.DatabaseAccess;
import seihon.db.DatabaseSetup;
import seihon.db.LocalPostgres;
import seihon.db.Schema;
import seihon.db.ServerSettings;
import seihon.testkit.TestDatabase;

/// A server that keeps what it acknowledges (fsync on), as production does and tests do not.
public final class BenchDatabase implements AutoCloseable {

    private static final String NAME = "bench";
    private static final String PASSWORD = "only-for-benchmarks";

    private final LocalPostgres server;
    private final TestDatabase access;

    private BenchDatabase(LocalPostgres server, TestDatabase access) {
        this.server = server;
        this.access = access;
    }

    public static BenchDatabase start(Path folder) throws SQLException {
        var programs = Path.of("target", "postgres").toAbsolutePath();
        var server = LocalPostgres.start(programs, folder, ServerSettings.DURABLE);
        DatabaseSetup.roles(server.superuser("postgres"), PASSWORD, PASSWORD);
        DatabaseSetup.database(server.superuser("postgres"), NAME);
        var superuser = server.superuser(NAME);
        DatabaseSetup.walls(superuser);
        var url = superuser.url();
        var owner = new DatabaseAccess(url, DatabaseSetup.OWNER_ROLE, PASSWORD);
        var app = new DatabaseAccess(url, DatabaseSetup.APP_ROLE, PASSWORD);
        Schema.migrate(owner, DatabaseSetup.APP_ROLE);
        return new BenchDatabase(server, new TestDatabase(app, owner, superuser));
    }

    public TestDatabase access() {
        return access;
    }

    @Override
    public void close() {
        server.close();
    }
}
