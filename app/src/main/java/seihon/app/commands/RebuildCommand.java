package seihon.app.commands;

import java.io.PrintStream;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Asks for a rebuild, shows how far it is, compares the digests.
final class RebuildCommand {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PERCENT = 100;

    private final PrintStream out;
    private final PrintStream err;

    RebuildCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    Verdict run(Request request) {
        try (var house = new House(request)) {
            var id = house.post("/api/v1/rebuild").path("id").asString();
            var job = awaitEnd(house, id);
            if (!job.path("state").asString().equals("done")) {
                throw new CannotTell("The rebuild %s ended as %s.".formatted(id, state(job)));
            }
            if (request.json()) {
                out.println(job);
            } else {
                show(job);
            }
            return Verdict.of(job.path("equal").asBoolean());
        }
    }

    private JsonNode awaitEnd(House house, String id) {
        while (true) {
            var job = house.get("/api/v1/rebuild/" + id);
            err.printf("\r%-8s %3.0f %%", state(job), PERCENT * job.path("progress").asDouble());
            if (!state(job).equals("queued") && !state(job).equals("running")) {
                err.println();
                return job;
            }
            pause();
        }
    }

    private static String state(JsonNode job) {
        return job.path("state").asString();
    }

    private void show(JsonNode job) {
        var before = job.path("digests").path("before");
        var after = job.path("digests").path("after");
        after.properties()
                .forEach(projection -> {
                    var now = projection.getValue().asString();
                    var then = before.path(projection.getKey()).asString("");
                    out.printf(
                            "%-24s %s %s%n",
                            projection.getKey(),
                            now,
                            now.equals(then) ? "equal" : "differs from " + then);
                });
        out.println(job.path("equal").asBoolean() ? "equal" : "NOT equal");
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CannotTell("interrupted; the rebuild goes on");
        }
    }
}
