package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import seihon.db.DatabaseAccess;
import seihon.testkit.TestDatabase;

/// The house opened and closed as a process, in the ways that go wrong.
@Tag("fault")
class OpeningTest {

    @Test
    void whatWasKeptSurvivesTheDeathOfTheProcess() throws Exception {
        var home = SpawnedHouse.newHome();
        try (var house = open(home)) {
            // Never expires: the cleaning of sessions runs once a minute.
            run(
                    SpawnedHouse.node(home),
                    "insert into app_session values ('p', 's', 1, 1, 1, 9223372036854775807, 'sato')");
            house.killHard();
        }

        try (var house = open(home)) {
            assertThat(house.status("/actuator/health/readiness")).isEqualTo(200);
            assertThat(answer(SpawnedHouse.node(home), "select principal_name from app_session"))
                    .isEqualTo("sato");
        }
    }

    @Test
    void closingWaitsForNothingAndLeavesNoServerBehind() throws Exception {
        var home = SpawnedHouse.newHome();
        try (var house = open(home)) {
            var took = house.stop();

            assertThat(took).isLessThan(SpawnedHouse.ORDERLY);
            assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void homeInUseIsOneSentence() throws Exception {
        var home = SpawnedHouse.newHome();
        try (var _ = open(home);
                var second = spawn(home)) {
            assertThat(second.awaitExit()).isEqualTo(2);
            assertThat(second.printed().strip())
                    .isEqualTo(
                            "The home %s is in use by another Seihon; stop that one or name another with --home."
                                    .formatted(home));
        }
    }

    @Test
    void portInUseIsOneSentence() throws Exception {
        try (var taken = new ServerSocket(0);
                var house =
                        SpawnedHouse.spawn(
                                Map.of(),
                                "--home",
                                SpawnedHouse.newHome().toString(),
                                "--port",
                                Integer.toString(taken.getLocalPort()))) {
            assertThat(house.awaitExit()).isEqualTo(2);
            assertThat(house.printed().strip())
                    .isEqualTo(
                            "Port %d is in use by another program; stop that one or choose another with --port."
                                    .formatted(taken.getLocalPort()));
        }
    }

    @Test
    void twoHomesNeverMeetAndNodeFileOpensASecondNode() throws Exception {
        var home = SpawnedHouse.newHome();
        var other = SpawnedHouse.newHome();
        try (var _ = open(home);
                var _ = open(other)) {
            assertThat(SpawnedHouse.node(home).get("SEIHON_DATABASE_URL"))
                    .isNotEqualTo(SpawnedHouse.node(other).get("SEIHON_DATABASE_URL"));
            assertThat(Files.readString(home.resolve("keys/seihon.key")))
                    .isNotEqualTo(Files.readString(other.resolve("keys/seihon.key")));
            assertThat(mode(home.resolve("node.env"))).isEqualTo("rw-------");
            assertThat(mode(home.resolve("keys/seihon.key"))).isEqualTo("rw-------");

            var place = SpawnedHouse.newHome().toString();
            try (var second =
                    SpawnedHouse.spawn(
                            SpawnedHouse.node(home), "--home", place, "--port", "0", "--empty")) {
                assertThat(second.awaitOpen().status("/actuator/health/readiness")).isEqualTo(200);
                assertThat(Path.of(place, "postgres")).doesNotExist();
            }
        }
    }

    @Test
    void outdatedSchemaWithoutAnOwnerIsOneSentence() throws Exception {
        var database = TestDatabase.fresh();
        run(database.owner(), "delete from flyway_schema_history where version = '0600'");

        try (var house = SpawnedHouse.spawn(server(database), arguments())) {
            assertThat(house.awaitExit()).isEqualTo(2);
            assertThat(house.printed())
                    .contains("V0600")
                    .contains("SEIHON_DATABASE_OWNER_PASSWORD")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void serverOfOnesOwnIsUsedAndItsWallsAreLookedAt() throws Exception {
        var database = TestDatabase.fresh();
        try (var house = SpawnedHouse.spawn(server(database), arguments())) {
            assertThat(house.awaitOpen().status("/actuator/health/readiness")).isEqualTo(200);
        }
        run(database.superuser(), "grant execute on function pg_sleep(float8) to public");

        try (var house = SpawnedHouse.spawn(server(database), arguments())) {
            assertThat(house.awaitExit()).isEqualTo(2);
            assertThat(house.printed())
                    .contains("revoke execute on function pg_sleep(double precision) from public;");
        }
    }

    private static String[] arguments() throws IOException {
        return new String[] {"--home", SpawnedHouse.newHome().toString(), "--port", "0", "--empty"};
    }

    private static Map<String, String> server(TestDatabase database) {
        return Map.of(
                "SEIHON_DATABASE_URL", database.app().url(),
                "SEIHON_DATABASE_USER", database.app().user(),
                "SEIHON_DATABASE_PASSWORD", database.app().password());
    }

    private static SpawnedHouse open(Path home) throws IOException, InterruptedException {
        return spawn(home).awaitOpen();
    }

    private static SpawnedHouse spawn(Path home) throws IOException {
        return SpawnedHouse.spawn(Map.of(), "--home", home.toString(), "--port", "0", "--empty");
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private static void run(Map<String, String> node, String sql) throws SQLException {
        run(access(node), sql);
    }

    private static void run(DatabaseAccess access, String sql) throws SQLException {
        try (var connection = access.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String answer(Map<String, String> node, String question) throws SQLException {
        try (var connection = access(node).connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static DatabaseAccess access(Map<String, String> node) {
        return new DatabaseAccess(
                node.getOrDefault("SEIHON_DATABASE_URL", ""),
                node.getOrDefault("SEIHON_DATABASE_USER", ""),
                node.getOrDefault("SEIHON_DATABASE_PASSWORD", ""));
    }
}
