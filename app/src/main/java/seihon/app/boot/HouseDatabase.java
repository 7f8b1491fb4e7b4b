package seihon.app.boot;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import seihon.db.CannotStart;
import seihon.db.DatabaseAccess;
import seihon.db.DatabaseSetup;
import seihon.db.DatabaseWalls;
import seihon.db.Home;
import seihon.db.LocalPostgres;
import seihon.db.Schema;
import seihon.db.SecretFile;
import seihon.db.ServerSettings;

/// The database of this house: a server of its own in the home, or the one the environment names.
/// Current, and its walls looked at, before anybody gets it.
final class HouseDatabase implements AutoCloseable {

    private static final String NAME = "seihon";

    private final @Nullable LocalPostgres embedded;
    private final DatabaseAccess app;

    private HouseDatabase(@Nullable LocalPostgres embedded, DatabaseAccess app) {
        this.embedded = embedded;
        this.app = app;
    }

    static HouseDatabase open(Home home, Surroundings surroundings) {
        var server = surroundings.server();
        var database =
                server.isPresent()
                        ? outside(server.get(), surroundings)
                        : embedded(home.folder().resolve("postgres"));
        try {
            DatabaseWalls.mustStand(database.app);
            return database;
        } catch (SQLException | CannotStart e) {
            database.close();
            throw e instanceof CannotStart known ? known : unreachable(database.app, e);
        }
    }

    private static HouseDatabase outside(DatabaseAccess app, Surroundings surroundings) {
        try (var _ = app.connect()) {
            surroundings
                    .owner()
                    .ifPresentOrElse(
                            owner -> Schema.migrate(owner, app.user()),
                            () -> Schema.mustBeCurrent(app));
            return new HouseDatabase(null, app);
        } catch (SQLException e) {
            throw unreachable(app, e);
        }
    }

    private static CannotStart unreachable(DatabaseAccess app, Exception cause) {
        return new CannotStart(
                "The database does not let %s in: %s".formatted(app, cause.getMessage()), cause);
    }

    private static HouseDatabase embedded(Path folder) {
        var server =
                LocalPostgres.start(folder.resolve("programs"), folder, ServerSettings.DURABLE);
        try {
            var ownerPassword = SecretFile.keptOrMade(folder.resolve("owner.password"));
            var appPassword = SecretFile.keptOrMade(folder.resolve("app.password"));
            DatabaseSetup.roles(server.superuser("postgres"), ownerPassword, appPassword);
            DatabaseSetup.database(server.superuser("postgres"), NAME);
            DatabaseSetup.walls(server.superuser(NAME));
            var url = server.url(NAME);
            var applied =
                    Schema.migrate(
                            new DatabaseAccess(url, DatabaseSetup.OWNER_ROLE, ownerPassword),
                            DatabaseSetup.APP_ROLE);
            if (applied > 0) {
                server.settle();
            }
            return new HouseDatabase(
                    server, new DatabaseAccess(url, DatabaseSetup.APP_ROLE, appPassword));
        } catch (IOException | SQLException | RuntimeException e) {
            server.close();
            throw e instanceof CannotStart known
                    ? known
                    : new CannotStart(
                            "The embedded database in %s could not be set up: %s"
                                    .formatted(folder, e.getMessage()),
                            e);
        }
    }

    DatabaseAccess app() {
        return app;
    }

    boolean isEmbedded() {
        return embedded != null;
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
