package seihon.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalPostgresTest {

    private static final Path PROGRAMS = Path.of("target", "postgres");

    private Path folder;

    @BeforeEach
    void place() throws IOException {
        var homes = Files.createDirectories(Path.of("target", "homes"));
        folder = Files.createTempDirectory(homes, "server-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    }

    @Test
    void rowsStayWhenTheServerIsStartedAgain() throws SQLException {
        try (var server = start()) {
            run(server.superuser("postgres"), "create table kept as select 42 as answer");
        }

        try (var server = start()) {
            assertThat(answer(server.superuser("postgres"), "select answer from kept"))
                    .isEqualTo("42");
        }
    }

    @Test
    void secondNodesAddressStaysTrueAfterARestart() {
        String before;
        try (var server = start()) {
            before = server.url("postgres");
        }

        try (var server = start()) {
            assertThat(server.url("postgres")).isEqualTo(before);
        }
    }

    @Test
    void serverLeftByAKilledProcessIsTakenOver() throws SQLException {
        var left = start();
        run(left.superuser("postgres"), "create table kept as select 42 as answer");

        try (var server = start()) {
            assertThat(ProcessHandle.of(left.pid()).filter(ProcessHandle::isAlive)).isEmpty();
            assertThat(answer(server.superuser("postgres"), "select answer from kept"))
                    .isEqualTo("42");
        }
    }

    @Test
    void numberOfAStrangerInThePidFileLeavesTheStrangerAlone() throws IOException {
        start().close();
        var stranger = new ProcessBuilder("sleep", "600").start();
        Files.writeString(folder.resolve("data/postmaster.pid"), stranger.pid() + "\n");

        var found =
                new Cluster(PROGRAMS, folder.toAbsolutePath().normalize(), LaunchUser.SELF)
                        .orphan();

        assertThat(found).isEmpty();
        stranger.destroy();
    }

    @Test
    void halfDoneInitdbIsDoneAgain() throws IOException, SQLException {
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(folder.resolve("data/PG_VERSION"), "18\n");
        Files.writeString(folder.resolve("initdb.running"), "");

        try (var server = start()) {
            assertThat(answer(server.superuser("postgres"), "select 1")).isEqualTo("1");
        }
        assertThat(folder.resolve("initdb.running")).doesNotExist();
    }

    @Test
    void runKeepsEverythingAndSortsByCodePoint() throws SQLException {
        try (var server = LocalPostgres.start(PROGRAMS, folder, ServerSettings.DURABLE)) {
            var access = server.superuser("postgres");

            assertThat(answer(access, "show fsync")).isEqualTo("on");
            assertThat(answer(access, "show data_checksums")).isEqualTo("on");
            assertThat(answer(access, "show jit")).isEqualTo("off");
            assertThat(answer(access, "select datlocale from pg_database limit 1"))
                    .isEqualTo("C.UTF-8");
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() throws IOException {
        try (var server = start()) {
            var guess = new DatabaseAccess(server.url("postgres"), "postgres", "guess");

            assertThatThrownBy(guess::connect).hasMessageContaining("password");
        }
        var mode = Files.getPosixFilePermissions(folder.resolve("superuser.password"));
        assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @EnumSource(
            value = LaunchUser.class,
            names = {"NAMESPACE", "NOBODY"})
    void rootStepsAside(LaunchUser user) throws IOException, SQLException {
        assumeTrue(
                LaunchUser.ofThisProcess() != LaunchUser.SELF
                        && Shell.succeeds(
                                user.with("test", "-x", folder.toAbsolutePath().toString())),
                "only root steps aside, and only where the machine lets it");

        try (var server = LocalPostgres.start(PROGRAMS, folder, ServerSettings.DISPOSABLE, user)) {
            assertThat(answer(server.superuser("postgres"), "select 1")).isEqualTo("1");
        }
    }

    private LocalPostgres start() {
        return LocalPostgres.start(PROGRAMS, folder, ServerSettings.DISPOSABLE);
    }

    private static void run(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(DatabaseAccess access, String question) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
