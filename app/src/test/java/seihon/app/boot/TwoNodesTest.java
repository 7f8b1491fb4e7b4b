package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import seihon.app.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Two houses on one database. One dies while many send to both: who sent anything misses nothing.
@Tag("fault")
class TwoNodesTest {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MAPPING =
            """
            kind: mapping
            id: forms
            title: 問い合わせ
            source: forms
            format: json
            match: {source: "%s", type: form.submitted}
            facts:
              - kind: form.submitted
                subject: {type: case, id: case}
                at: {column: time, format: iso}
                amount: {column: value, unit: JPY}
            """
                    .formatted(EventCrowd.SOURCE);
    private static final String MODEL =
            """
            kind: stage-model
            id: sales
            title: 営業
            zone: Asia/Tokyo
            sources: [forms]
            unit: JPY
            stages:
              - {id: MQL, rank: 1, enter: [{on: form.submitted}]}
              - {id: WON, kind: won, rank: 2, enter: [{on: won}]}
            """;

    @TempDir private Path folder;

    @Test
    void deathOfANodeLosesNothingAndRepeatsNothing() throws Exception {
        var seed = System.nanoTime();
        System.out.println("seed of the events: " + seed);
        var home = SpawnedHouse.newHome();
        try (var house = opened(home, Map.of(), "--provision", company().toString());
                var other = opened(SpawnedHouse.newHome(), SpawnedHouse.node(home), "--empty")) {
            var crowd =
                    new EventCrowd(List.of(house.address(), other.address()), FirstDay.SATO, seed);

            crowd.sendsWhile(other::killHard);

            assertThat(crowd.unanswered()).isPositive();
            var left = new Visitor(house.address().getPort());
            awaitNoLag(left);
            assertThat(recorded(left)).containsExactlyInAnyOrderElementsOf(crowd.acknowledged());
            assertThat(crowd.acceptedAgain()).isEmpty();
            assertThat(entered(left)).isEqualTo(crowd.acknowledged().size());
            assertThat(rebuilt(left).path("equal").asBoolean()).isTrue();
            assertThat(entered(left)).isEqualTo(crowd.acknowledged().size());
            assertThat(posted(left, "/api/v1/fsck", 200).path("sound").asBoolean()).isTrue();
        }
    }

    private static SpawnedHouse opened(
            Path home, Map<String, String> environment, String... arguments) throws Exception {
        var words = new ArrayList<>(List.of("--home", home.toString(), "--port", "0"));
        words.addAll(List.of(arguments));
        return SpawnedHouse.spawn(environment, words.toArray(String[]::new)).awaitOpen();
    }

    private Path company() throws Exception {
        var company = FirstDay.company(folder);
        write("connectors/forms.yaml", MAPPING);
        write("revenue/sales.yaml", MODEL);
        return company;
    }

    private void write(String path, String text) throws Exception {
        var file = folder.resolve("acme/Stock").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void awaitNoLag(Visitor visitor) throws InterruptedException {
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (asked(visitor, "/api/v1/status").path("lag").asLong(-1) != 0) {
            assertThat(System.nanoTime()).as("still behind").isLessThan(end);
            Thread.sleep(100);
        }
    }

    /// The ids of the events in the ledger, as often as they stand there.
    private static List<String> recorded(Visitor visitor) {
        var ids = new ArrayList<String>();
        var next = "0";
        while (!next.isEmpty()) {
            var page = asked(visitor, "/api/v1/ledger/entries?limit=1000&from=" + next);
            page.path("items")
                    .valueStream()
                    .filter(entry -> entry.path("source").asString().equals(EventCrowd.SOURCE))
                    .forEach(entry -> ids.add(entry.path("idempotency_key").asString()));
            next = page.path("next").asString("");
        }
        return ids;
    }

    /// How many cases ever entered the first stage.
    private static long entered(Visitor visitor) {
        return asked(visitor, "/api/v1/revenue/sales/flow")
                .path("rows")
                .valueStream()
                .filter(row -> row.path("stage").asString().equals("MQL"))
                .mapToLong(row -> row.path("in").asLong())
                .sum();
    }

    private static JsonNode rebuilt(Visitor visitor) throws InterruptedException {
        var id = posted(visitor, "/api/v1/rebuild", 202).path("id").asString();
        var end = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (true) {
            var job = asked(visitor, "/api/v1/rebuild/" + id);
            if (job.path("state").asString().equals("done")) {
                return job;
            }
            assertThat(System.nanoTime()).as(job.toString()).isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static JsonNode asked(Visitor visitor, String path) {
        var answer = visitor.send(authorized(visitor, path).GET());
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static JsonNode posted(Visitor visitor, String path, int status) {
        var answer = visitor.send(authorized(visitor, path).POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private static HttpRequest.Builder authorized(Visitor visitor, String path) {
        return visitor.request(path)
                .header("Authorization", "Bearer " + FirstDay.SATO)
                .header("Accept", "application/json");
    }
}
