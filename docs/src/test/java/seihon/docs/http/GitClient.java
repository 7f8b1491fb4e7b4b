package seihon.docs.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The system's real git, in a folder of its own, without anybody's settings.
final class GitClient {

    private final Path folder;

    GitClient(Path folder) {
        this.folder = folder;
    }

    /// What git printed, both streams, and how it ended.
    record Said(int exit, String text) {
        Said mustSucceed() {
            if (exit != 0) {
                throw new AssertionError("git ended with " + exit + ":\n" + text);
            }
            return this;
        }
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    GitClient in(String name) {
        return new GitClient(folder.resolve(name));
    }

    Said git(String... arguments) {
        var command =
                new ArrayList<String>(
                        List.of(
                                "git",
                                "-c",
                                "user.name=sato",
                                "-c",
                                "user.email=sato@aozora.example",
                                "-c",
                                "init.defaultBranch=main",
                                "-c",
                                "core.quotePath=false"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    Said run(List<String> command) {
        try {
            var builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true);
            var environment = builder.environment();
            environment.put("HOME", folder.toString());
            environment.put("GIT_CONFIG_NOSYSTEM", "1");
            environment.put("GIT_TERMINAL_PROMPT", "0");
            environment.put("LC_ALL", "C.UTF-8");
            var process = builder.start();
            process.getOutputStream().close();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    void write(String path, String text) {
        write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    void write(String path, byte[] bytes) {
        try {
            var file = folder.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    String read(String path) {
        try {
            return Files.readString(folder.resolve(path));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Adds everything and commits it.
    void commit(String message) {
        git("add", "--all").mustSucceed();
        git("commit", "--quiet", "--message", message).mustSucceed();
    }
}
