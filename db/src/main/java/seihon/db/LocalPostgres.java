package seihon.db;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The embedded PostgreSQL: a real server on kept data, on a private port of 127.0.0.1, with scram
/// passwords. It outlives a `kill -9` of this process; the next start stops it and goes on with its
/// rows.
public final class LocalPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalPostgres.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Cluster cluster;
    private final Process process;
    private final int port;
    private final String password;

    private LocalPostgres(Cluster cluster, Process process, int port, String password) {
        this.cluster = cluster;
        this.process = process;
        this.port = port;
        this.password = password;
    }

    /// Programs go to `programs` (shared, several processes may use it), everything else to
    /// `folder`, which the caller must hold alone.
    public static LocalPostgres start(Path programs, Path folder, ServerSettings settings) {
        try {
            return start(programs, folder, settings, LaunchUser.ofThisProcess());
        } catch (IOException e) {
            throw new CannotStart(
                    "The embedded PostgreSQL in %s did not start: %s"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }

    static LocalPostgres start(Path programs, Path folder, ServerSettings settings, LaunchUser user)
            throws IOException {
        var place = Files.createDirectories(folder.toAbsolutePath().normalize());
        user.mustReach(place);
        var unpacked = PostgresBinaries.unpackedIn(programs.toAbsolutePath().normalize());
        var cluster = new Cluster(unpacked, place, user);
        cluster.prepare(settings);
        var orphan = cluster.orphan();
        if (orphan.isPresent()) {
            LOG.info("stopping the database that an earlier process left running");
            stop(orphan.get());
        }
        var port = port(place.resolve("port"));
        var process = cluster.start(port, settings);
        var server = new LocalPostgres(cluster, process, port, cluster.superuserPassword());
        server.awaitReady();
        return server;
    }

    /// The superuser's way into a database of this server.
    public DatabaseAccess superuser(String database) {
        return new DatabaseAccess(url(database), Cluster.SUPERUSER, password);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public long pid() {
        return process.pid();
    }

    /// Writes everything to disk now. Hundreds of new files, as migrations make them, would
    /// otherwise keep the first stop waiting.
    public void settle() throws SQLException {
        try (var connection = superuser("postgres").connect();
                var statement = connection.createStatement()) {
            statement.execute("checkpoint");
        }
    }

    /// Fast shutdown: open transactions are rolled back, connections ended, everything flushed.
    @Override
    public void close() {
        stop(process.toHandle());
    }

    private static void stop(ProcessHandle server) {
        try {
            Shell.signal("INT", server.pid());
            server.onExit().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | TimeoutException _) {
            LOG.warn("the database did not stop in {}; ending it, it recovers", STOP_LIMIT);
            server.destroyForcibly();
            CompletableFuture.allOf(server.onExit()).join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitReady() throws IOException {
        var end = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try (var _ = superuser("postgres").connect()) {
                return;
            } catch (SQLException e) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    close();
                    throw new IOException("it is not ready; its log is " + cluster.log(), e);
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the database starts", e);
        }
    }

    /// The port of last time while it is free, so that a second node's address stays true.
    private static int port(Path file) throws IOException {
        var kept = Files.exists(file) ? Files.readString(file).strip() : "";
        var port = kept.matches("[0-9]{4,5}") ? free(Integer.parseInt(kept)) : 0;
        var chosen = port == 0 ? free(0) : port;
        Files.writeString(file, Integer.toString(chosen));
        return chosen;
    }

    /// The number of a free port; 0 when the wanted one is taken.
    private static int free(int wanted) throws IOException {
        try (var socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            if (wanted == 0) {
                throw e;
            }
            return 0;
        }
    }
}
