package seihon.app.boot;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import seihon.db.CannotStart;

/// What was asked on the command line. `rehearse` opens the house, asks it for a page and closes it
/// again: for recording the start-up cache.
record Options(int port, Path home, boolean empty, @Nullable Path provision, boolean rehearse) {

    static final int DEFAULT_PORT = 8080;

    private static final int LAST_PORT = 65_535;
    private static final String USAGE =
            "Expected: [--port %d] [--home DIR] [--empty] [--provision FILE]"
                    .formatted(DEFAULT_PORT);

    /// The home is `--home`, else `SEIHON_HOME`, else `~/.seihon`. Throws [CannotStart] for
    /// anything that is not understood.
    static Options parse(List<String> arguments, Map<String, String> environment) {
        var port = DEFAULT_PORT;
        var home = homeOf(environment);
        var empty = false;
        var rehearse = false;
        Path provision = null;
        var left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            var option = left.pop();
            switch (option) {
                case "--port" -> port = port(value(option, left));
                case "--home" -> home = Path.of(value(option, left));
                case "--provision" -> provision = readable(value(option, left));
                case "--empty" -> empty = true;
                case "--rehearse" -> rehearse = true;
                default -> throw new CannotStart(unknown(option));
            }
        }
        if (empty && provision != null) {
            throw new CannotStart(
                    "--empty and --provision exclude each other; a company is either provisioned or set up in the browser.");
        }
        return new Options(port, home, empty, provision, rehearse);
    }

    private static Path homeOf(Map<String, String> environment) {
        var named = environment.get("SEIHON_HOME");
        return named == null ? Path.of(System.getProperty("user.home"), ".seihon") : Path.of(named);
    }

    private static String value(String option, ArrayDeque<String> left) {
        if (left.isEmpty()) {
            throw new CannotStart("%s needs a value. %s".formatted(option, USAGE));
        }
        return left.pop();
    }

    private static int port(String text) {
        if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= LAST_PORT) {
            return Integer.parseInt(text);
        }
        throw new CannotStart(
                "--port must be a number from 0 to 65535, found \"%s\".".formatted(text));
    }

    private static Path readable(String text) {
        var file = Path.of(text).toAbsolutePath().normalize();
        if (!file.toFile().isFile()) {
            throw new CannotStart(
                    "--provision must name a file, and there is none at %s.".formatted(file));
        }
        return file;
    }

    private static String unknown(String option) {
        return "\"%s\" is not an option. %s".formatted(option, USAGE);
    }
}
