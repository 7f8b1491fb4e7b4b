package seihon.app.boot;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// A house in a process of its own, as `bin/run` starts it, so that it can be killed for real.
final class SpawnedHouse implements AutoCloseable {

    /// More than an end takes on a busy machine (two seconds on a quiet one), less than one that
    /// waits for somebody's open request.
    static final Duration ORDERLY = Duration.ofSeconds(12);

    private static final Duration OPEN_LIMIT = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

    private final Process process;
    private final Path printed;

    private SpawnedHouse(Process process, Path printed) {
        this.process = process;
        this.printed = printed;
    }

    /// With the classes under test.
    static SpawnedHouse spawn(Map<String, String> environment, String... arguments)
            throws IOException {
        var classes =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return spawn(List.of("-cp", classes, "seihon.app.Seihon"), environment, arguments);
    }

    /// `what` is what comes between `java` and the house's own arguments.
    static SpawnedHouse spawn(
            List<String> what, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m"));
        command.addAll(what);
        return started(command, environment, arguments);
    }

    /// By a script that ends in the house's own process.
    static SpawnedHouse spawnScript(
            Path script, Map<String, String> environment, String... arguments) throws IOException {
        return started(List.of(script.toString()), environment, arguments);
    }

    private static SpawnedHouse started(
            List<String> begin, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<>(begin);
        command.addAll(List.of(arguments));
        return start(command, environment);
    }

    /// By the command that people type, with no JDK named.
    static SpawnedHouse byHand(Path command, Path home, String... arguments) throws IOException {
        var words = new ArrayList<>(List.of(command.toString(), "--home", home.toString()));
        words.addAll(List.of(arguments));
        return start(words, Map.of());
    }

    private static SpawnedHouse start(List<String> command, Map<String, String> environment)
            throws IOException {
        var logs = Files.createDirectories(Path.of("target", "spawned"));
        var printed = Files.createTempFile(logs, "house-", ".txt");
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(printed.toFile());
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("SEIHON_") || name.equals("JAVA_HOME"));
        builder.environment().putAll(environment);
        return new SpawnedHouse(builder.start(), printed);
    }

    /// A folder for a home that was never there before.
    static Path newHome() throws IOException {
        var homes = Files.createDirectories(Path.of("target", "homes").toAbsolutePath());
        return Files.createTempDirectory(homes, "house-").resolve("home");
    }

    /// What a home's `node.env` says, read as a shell would.
    static Map<String, String> node(Path home) throws IOException {
        var variables = new HashMap<String, String>();
        for (var line : Files.readAllLines(home.resolve("node.env"))) {
            var parts = List.of(line.split("=", 2));
            if (parts.size() == 2) {
                variables.put(parts.getFirst(), parts.getLast());
            }
        }
        return variables;
    }

    SpawnedHouse awaitOpen() throws IOException, InterruptedException {
        var end = System.nanoTime() + OPEN_LIMIT.toNanos();
        while (!ADDRESS.matcher(printed()).find()) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new AssertionError("the house did not open:\n" + printed());
            }
            Thread.sleep(50);
        }
        return this;
    }

    URI address() throws IOException {
        var matcher = ADDRESS.matcher(printed());
        if (!matcher.find()) {
            throw new AssertionError("no address was printed:\n" + printed());
        }
        return URI.create(matcher.group());
    }

    int status(String path) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var question = HttpRequest.newBuilder(address().resolve(path)).build();
            return client.send(question, BodyHandlers.discarding()).statusCode();
        }
    }

    String printed() throws IOException {
        return Files.readString(printed);
    }

    /// Resident memory of the process, as Linux counts it.
    double megabytes() throws IOException {
        var status = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"));
        var resident = status.stream().filter(line -> line.startsWith("VmRSS:")).findFirst();
        return Integer.parseInt(resident.orElseThrow().replaceAll("\\D", "")) / 1024.0;
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(120, SECONDS)) {
            throw new AssertionError("the house did not close");
        }
        return process.exitValue();
    }

    /// Ends it by TERM, as a service manager does and as Ctrl-C ends up: Java treats the two alike,
    /// but a shell lets its background children ignore Ctrl-C. Answers how long it took.
    Duration stop() throws InterruptedException {
        var before = System.nanoTime();
        process.destroy();
        awaitExit();
        return Duration.ofNanos(System.nanoTime() - before);
    }

    void killHard() throws InterruptedException {
        process.destroyForcibly();
        awaitExit();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .orTimeout(60, SECONDS)
                .exceptionally(_ -> process.destroyForcibly())
                .join();
    }
}
