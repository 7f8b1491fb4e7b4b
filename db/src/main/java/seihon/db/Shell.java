package seihon.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// Short commands of the operating system that the launcher needs.
final class Shell {

    private Shell() {}

    /// Runs to the end; a code other than 0 is an exception with everything it printed.
    static void run(List<String> command) throws IOException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (await(process) != 0) {
            throw new IOException(String.join(" ", command) + " failed:\n" + printed);
        }
    }

    static boolean succeeds(List<String> command) {
        try {
            run(command);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    /// The shell's own kill, because not every container has the program.
    static void signal(String name, long pid) throws IOException {
        run(List.of("sh", "-c", "kill -" + name + " " + pid));
    }

    static List<String> join(List<String> first, List<String> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a command", e);
        }
    }
}
