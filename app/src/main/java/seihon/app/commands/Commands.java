package seihon.app.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/// Dispatches `bin/seihon`. Answers go to standard output, progress and complaints to standard
/// error.
public final class Commands {

    private static final String HELP =
            """
            bin/seihon COMMAND [--json] [--url ADDRESS] [--token-file FILE]

              import    brings CSV files in: import --mapping ID FILE… or import --reference ID FILE…
              rebuild   derives everything derived again and compares the digests
              fsck      recomputes the ledger and checks the documents' Git repository
              help      shows this

            The address is --url, else SEIHON_URL, else http://localhost:8080; the token is that of
            --token-file, else SEIHON_TOKEN. Exit code: 0 good, 1 not good, 2 cannot tell.
            """;

    private final PrintStream out;
    private final PrintStream err;

    Commands(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        var verdict = new Commands(System.out, System.err).run(List.of(arguments), System.getenv());
        System.exit(verdict.code());
    }

    Verdict run(List<String> arguments, Map<String, String> environment) {
        try {
            var request = Request.parse(arguments, environment);
            return switch (request.command()) {
                case "" -> throw new CannotTell(HELP);
                case "help", "--help", "-h" -> help();
                case "rebuild" -> new RebuildCommand(out, err).run(request);
                case "import" -> new ImportCommand(out, err).run(request);
                case "fsck" -> new FsckCommand(out, err).run(request);
                default ->
                        throw new CannotTell(
                                "\"%s\" is not a command; there are import, rebuild, fsck and help."
                                        .formatted(request.command()));
            };
        } catch (CannotTell e) {
            err.println(e.getMessage());
            return Verdict.CANNOT_TELL;
        }
    }

    private Verdict help() {
        out.print(HELP);
        return Verdict.GOOD;
    }
}
