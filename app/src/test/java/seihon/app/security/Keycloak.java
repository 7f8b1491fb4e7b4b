package seihon.app.security;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.json.JsonMapper;

/// A real provider (Keycloak) of one realm, on this machine, with everything in memory. Unpacked
/// once into `target/`; its first start prepares itself and takes the longest.
final class Keycloak implements AutoCloseable {

    static final String CLIENT = "seihon";
    static final String SECRET = "secret-of-seihon-at-keycloak";
    private static final String REALM = "aozora";
    private static final Duration OPEN_LIMIT = Duration.ofMinutes(6);
    private static final Path HOME = Path.of("target", "keycloak").toAbsolutePath();

    private final Process process;
    private final Path printed;
    private final int port;

    private Keycloak(Process process, Path printed, int port) {
        this.process = process;
        this.printed = printed;
        this.port = port;
    }

    /// A user at the provider; everybody's password is [#password].
    record User(String name, String mail, boolean verified) {

        String password() {
            return "keycloak-" + name + "-2026";
        }
    }

    static Keycloak start(String returnAddress, List<User> users)
            throws IOException, InterruptedException {
        unpack();
        var realms = Files.createDirectories(HOME.resolve("data/import"));
        Files.writeString(realms.resolve("aozora-realm.json"), realm(returnAddress, users));
        var port = freePort();
        var logs = Files.createDirectories(Path.of("target", "spawned"));
        var printed = Files.createTempFile(logs, "keycloak-", ".txt");
        var builder =
                new ProcessBuilder(
                        "bash",
                        HOME.resolve("bin/kc.sh").toString(),
                        "start-dev",
                        "--import-realm",
                        "--http-host=localhost",
                        "--http-port=" + port,
                        "--db=dev-mem",
                        "--cache=local");
        builder.redirectErrorStream(true).redirectOutput(printed.toFile());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("KC_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
        environment.put("JAVA_OPTS_GC", "-XX:+UseSerialGC");
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        var keycloak = new Keycloak(builder.start(), printed, port);
        Runtime.getRuntime().addShutdownHook(new Thread(keycloak::close));
        keycloak.awaitOpen();
        return keycloak;
    }

    /// The archive's only folder becomes [#HOME]. Written beside it first, so that a half-unpacked
    /// one is never taken for whole.
    private static void unpack() throws IOException {
        if (Files.exists(HOME)) {
            return;
        }
        var archive = System.getProperty("seihon.test.keycloak");
        if (archive == null) {
            throw new IllegalStateException(
                    "no Keycloak: Maven hands it to the tests when -Dtest.excludedGroups is given, as bin/test does");
        }
        var half = Files.createTempDirectory(HOME.getParent(), "keycloak-");
        try (var zip =
                new ZipInputStream(
                        new BufferedInputStream(Files.newInputStream(Path.of(archive))))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var name = Path.of(entry.getName());
                var target = half.resolve(name.subpath(0, 1).relativize(name)).normalize();
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(zip, target);
                }
            }
        }
        Files.move(half, HOME, StandardCopyOption.ATOMIC_MOVE);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String realm(String returnAddress, List<User> users) {
        var client =
                Map.of(
                        "clientId",
                        CLIENT,
                        "secret",
                        SECRET,
                        "publicClient",
                        false,
                        "redirectUris",
                        List.of(returnAddress),
                        "attributes",
                        Map.of(
                                "post.logout.redirect.uris", "+",
                                "pkce.code.challenge.method", "S256"));
        return new JsonMapper()
                .writeValueAsString(
                        Map.of(
                                "realm",
                                REALM,
                                "enabled",
                                true,
                                "clients",
                                List.of(client),
                                "users",
                                users.stream().map(Keycloak::account).toList()));
    }

    private static Map<String, Object> account(User user) {
        return Map.of(
                "username", user.name(),
                "enabled", true,
                "email", user.mail(),
                "emailVerified", user.verified(),
                "firstName", user.name(),
                "lastName", "Aozora",
                "credentials", List.of(Map.of("type", "password", "value", user.password())));
    }

    String issuer() {
        return "http://localhost:" + port + "/realms/" + REALM;
    }

    private void awaitOpen() throws IOException, InterruptedException {
        var end = System.nanoTime() + OPEN_LIMIT.toNanos();
        while (!isOpen()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                close();
                throw new AssertionError("Keycloak did not open:\n" + Files.readString(printed));
            }
            Thread.sleep(500);
        }
    }

    private boolean isOpen() throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var question =
                    HttpRequest.newBuilder(
                                    URI.create(issuer() + "/.well-known/openid-configuration"))
                            .build();
            return client.send(question, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException closed) {
            return false;
        }
    }

    /// The script stands above the program on some starts and has become it on others.
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        process.onExit()
                .orTimeout(30, SECONDS)
                .exceptionally(_ -> {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    return process.destroyForcibly();
                })
                .join();
    }
}
