package seihon.app.commands;

import java.io.PrintStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Brings files in, one after the other, and shows how far each is and what became of its rows.
final class ImportCommand {

    private static final Duration POLL = Duration.ofMillis(300);
    private static final int PERCENT = 100;

    private final PrintStream out;
    private final PrintStream err;

    ImportCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /// Good when every file was taken apart; rows in quarantine are counted, not lost.
    Verdict run(Request request) {
        var load = request.load().orElseThrow();
        try (var house = new House(request)) {
            var ends = load.files().stream().map(file -> imported(house, load, file)).toList();
            show(request, load, ends);
            return Verdict.of(ends.stream().allMatch(end -> state(end).equals("done")));
        }
    }

    private JsonNode imported(House house, Request.Load load, Path file) {
        err.printf("%s%n", file);
        var id = house.upload(address(load), file).path("id").asString();
        while (true) {
            var now = house.get("/api/v1/imports/" + id);
            err.printf("\r%-9s %3.0f %%", state(now), PERCENT * share(now));
            if (!state(now).equals("queued") && !state(now).equals("running")) {
                err.println();
                return now;
            }
            pause();
        }
    }

    private static String address(Request.Load load) {
        var target = URLEncoder.encode(load.target(), StandardCharsets.UTF_8);
        return load.kind().equals("mapping")
                ? "/api/v1/imports?mapping=" + target
                : "/api/v1/references/" + target + "/imports";
    }

    private static double share(JsonNode now) {
        var bytes = now.path("bytes").asLong();
        return bytes == 0 ? 0 : (double) now.path("bytes_done").asLong() / bytes;
    }

    private static String state(JsonNode now) {
        return now.path("state").asString();
    }

    private void show(Request request, Request.Load load, List<JsonNode> ends) {
        if (request.json()) {
            out.println(new JsonMapper().createArrayNode().addAll(ends));
            return;
        }
        for (var i = 0; i < ends.size(); i++) {
            var end = ends.get(i);
            out.printf(
                    "%s: %s, %d received = %d accepted + %d duplicate + %d quarantined, %d facts%n",
                    load.files().get(i),
                    state(end),
                    end.path("received").asLong(),
                    end.path("accepted").asLong(),
                    end.path("duplicate").asLong(),
                    end.path("quarantined").asLong(),
                    end.path("facts").asLong());
            if (end.path("problem").isObject()) {
                out.println("  " + end.path("problem").path("detail").asString());
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CannotTell("interrupted; the import goes on");
        }
    }
}
