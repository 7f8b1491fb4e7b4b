package seihon.app.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Has the house recompute its ledger, and clones its documents with the system's own `git`, which
/// checks every object: a second opinion that shares no code with the house.
final class FsckCommand {

    private final PrintStream out;
    private final PrintStream err;

    FsckCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    Verdict run(Request request) {
        try (var house = new House(request)) {
            err.println("recomputing the ledger");
            var ledger = house.post("/api/v1/fsck");
            err.println("cloning and checking the documents");
            var git = documents(request, house.get("/api/v1/status").path("tenant").asString());
            var sound = ledger.path("sound").asBoolean() && git.isSound();
            if (request.json()) {
                out.println(asJson(ledger, git, sound));
            } else {
                show(ledger, git, sound);
            }
            return Verdict.of(sound);
        }
    }

    /// What `git fsck` said; nothing when all is well.
    private record GitReport(int code, String said) {
        boolean isSound() {
            return code == 0;
        }
    }

    private GitReport documents(Request request, String tenant) {
        try {
            var folder = Files.createTempDirectory("seihon-fsck-");
            try {
                var clone = folder.resolve("documents.git").toString();
                var address = request.house() + "/git/" + tenant + ".git";
                var cloned = git(request, List.of("clone", "--quiet", "--mirror", address, clone));
                return cloned.isSound()
                        ? git(request, List.of("-C", clone, "fsck", "--full", "--strict"))
                        : cloned;
            } finally {
                delete(folder);
            }
        } catch (IOException _) {
            throw new CannotTell(
                    "The documents cannot be checked without git on the PATH and a temporary folder.");
        }
    }

    /// The token goes through the environment: on a command line everybody could read it.
    private static GitReport git(Request request, List<String> arguments) throws IOException {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        var environment = builder.environment();
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_CONFIG_COUNT", "1");
        environment.put("GIT_CONFIG_KEY_0", "http.extraHeader");
        environment.put("GIT_CONFIG_VALUE_0", "Authorization: Bearer " + request.neededToken());
        var process = builder.start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new GitReport(process.waitFor(), said.strip());
        } catch (InterruptedException _) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new CannotTell("interrupted");
        }
    }

    private void show(JsonNode ledger, GitReport git, boolean sound) {
        out.printf(
                "ledger     %d entries, root %s%n",
                ledger.path("size").asLong(), ledger.path("root").asString());
        ledger.path("findings")
                .forEach(finding ->
                        out.printf(
                                "           %s at entry %d: expected %s, found %s%n",
                                finding.path("fault").asString(),
                                finding.path("seq").asLong(),
                                finding.path("expected").asString(),
                                finding.path("found").asString()));
        out.printf(
                "documents  %s%n", git.isSound() ? "git fsck --full --strict: clean" : git.said());
        out.println(sound ? "sound" : "NOT sound");
    }

    private static ObjectNode asJson(JsonNode ledger, GitReport git, boolean sound) {
        var report = new JsonMapper().createObjectNode();
        report.put("sound", sound);
        report.set("ledger", ledger);
        report.putObject("documents").put("sound", git.isSound()).put("said", git.said());
        return report;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
