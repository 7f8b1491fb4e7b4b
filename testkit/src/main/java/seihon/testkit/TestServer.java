package seihon.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.postgresql.PostgreSQLContainer;
import org.testcontainers.utility.DockerImageName;
import seihon.db.DatabaseAccess;
import seihon.db.LocalPostgres;
import seihon.db.ServerSettings;

/// The one database server of a test JVM: Testcontainers when a Docker engine answers, the embedded
/// server otherwise (`-Dseihon.test.db=auto|docker|embedded`). Answers the superuser's way into a
/// database by its name. `-Dseihon.test.durable=true`, which benchmarks set, makes the embedded one
/// keep what it acknowledges (fsync), as production does.
final class TestServer {

    private TestServer() {}

    static UnaryOperator<String> urls(DatabaseAccess superuser) {
        var base = superuser.url().replaceFirst("/[^/]*$", "/");
        return database -> base + database;
    }

    static DatabaseAccess start() throws IOException {
        var wanted = System.getProperty("seihon.test.db", "auto");
        if (wanted.equals("docker")) {
            return container();
        }
        if (wanted.equals("auto") && dockerAnswers()) {
            try {
                return container();
            } catch (ContainerFetchException | ContainerLaunchException e) {
                System.out.println("Docker answers but cannot start the image: " + e.getMessage());
            }
        }
        return embedded();
    }

    /// Testcontainers takes seconds to find out that there is nothing; a look at the usual places
    /// does not.
    private static boolean dockerAnswers() {
        var named = System.getenv("DOCKER_HOST") != null;
        return (named || Files.exists(Path.of("/var/run/docker.sock")))
                && DockerClientFactory.instance().isDockerAvailable();
    }

    /// Ends with the JVM: Testcontainers removes it.
    @SuppressWarnings("resource")
    private static DatabaseAccess container() {
        var image = System.getProperty("seihon.test.image", "postgres:18");
        var container =
                new PostgreSQLContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor("postgres"));
        container.start();
        var url = container.getJdbcUrl().replaceFirst("\\?.*$", "");
        return new DatabaseAccess(url, container.getUsername(), container.getPassword());
    }

    private static DatabaseAccess embedded() throws IOException {
        var target = Path.of("target").toAbsolutePath();
        var pid = ProcessHandle.current().pid();
        var folder = target.resolve("postgres-" + pid);
        var settings =
                Boolean.getBoolean("seihon.test.durable")
                        ? ServerSettings.DURABLE
                        : ServerSettings.DISPOSABLE;
        var server = LocalPostgres.start(target.resolve("postgres"), folder, settings);
        reapAfter(pid, server.pid(), folder);
        return server.superuser("postgres");
    }

    /// A reaper outside the JVM. A shutdown hook would pull the database from under contexts that
    /// are still closing, and would not run after a `kill -9`.
    private static void reapAfter(long jvm, long server, Path folder) throws IOException {
        var script =
                "while kill -0 $0 2>/dev/null; do sleep 0.3; done; kill -QUIT $1; sleep 1; rm -rf $2";
        new ProcessBuilder(
                        "setsid",
                        "sh",
                        "-c",
                        script,
                        Long.toString(jvm),
                        Long.toString(server),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
