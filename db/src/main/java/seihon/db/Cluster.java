package seihon.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The files of one embedded server: programs, data, password, log. Knows how to make the data once
/// and how to recognise a server that an earlier process left running on it.
record Cluster(Path programs, Path folder, LaunchUser user) {

    static final String SUPERUSER = "postgres";

    private static final long LOG_LIMIT_BYTES = 10_000_000;

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    String superuserPassword() throws IOException {
        return SecretFile.keptOrMade(folder.resolve("superuser.password"));
    }

    /// Makes the data folder unless it is there and whole: the marker outlives an interrupted
    /// initdb, and only such a half is ever deleted.
    void prepare(ServerSettings settings) throws IOException {
        var running = folder.resolve("initdb.running");
        if (Files.exists(data().resolve("PG_VERSION")) && !Files.exists(running)) {
            return;
        }
        Files.writeString(running, "");
        Trees.delete(data());
        Files.createDirectories(data());
        user.own(data());
        var password = folder.resolve("initdb.password");
        SecretFile.write(password, superuserPassword());
        user.own(password);
        try {
            Shell.run(initdb(password, settings));
        } finally {
            Files.deleteIfExists(password);
        }
        Files.delete(running);
    }

    private List<String> initdb(Path password, ServerSettings settings) {
        return user.with(
                programs.resolve("bin/initdb").toString(),
                "--pgdata=" + data(),
                "--username=" + SUPERUSER,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--auth=scram-sha-256",
                "--set=scram_iterations=1",
                "--pwfile=" + password,
                settings.isDurable() ? "--data-checksums" : "--no-sync");
    }

    /// In a session of its own, so that Ctrl-C at the terminal reaches the JVM alone. Every program
    /// of the prefix replaces itself, so the process started is the server.
    Process start(int port, ServerSettings settings) throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT_BYTES) {
            Files.delete(log());
        }
        var command = new ArrayList<String>();
        if (Shell.succeeds(List.of("setsid", "--version"))) {
            command.add("setsid");
        }
        command.addAll(
                user.with(
                        programs.resolve("bin/postgres").toString(),
                        "-D",
                        data().toString(),
                        "-p",
                        Integer.toString(port)));
        command.addAll(settings.asArguments());
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    /// A server that still runs on this data because the process that started it was killed. The
    /// number in the file alone would not do: after a reboot it may belong to anybody.
    Optional<ProcessHandle> orphan() throws IOException {
        var file = data().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        var pid = Files.readAllLines(file).stream().findFirst().orElse("").strip();
        if (!pid.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(pid)).filter(this::isOurs);
    }

    private boolean isOurs(ProcessHandle process) {
        var command = process.info().commandLine().orElse("");
        return command.contains("postgres") && command.contains(data().toString());
    }
}
