package seihon.app.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// Clients that send events to several nodes in turn. One whose node does not answer sends the same
/// again to the next, and goes on only when everything it sent is acknowledged. Some events are
/// sent by all of them.
final class EventCrowd {

    static final String SOURCE = "https://forms.example.jp";

    private static final int CLIENTS = 16;
    private static final int POSTINGS = 12;
    private static final int LONGEST_BATCH = 8;
    private static final int MOST_ATTEMPTS = 40;
    private static final int ACCEPTED = 202;
    private static final int TOO_MANY = 429;
    private static final Duration BEFORE_THE_NEXT = Duration.ofMillis(50);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final List<URI> nodes;
    private final String token;
    private final long seed;
    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch third = new CountDownLatch(CLIENTS * POSTINGS / 3);
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    private final Set<String> acceptedAgain = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();

    EventCrowd(List<URI> nodes, String token, long seed) {
        this.nodes = List.copyOf(nodes);
        this.token = token;
        this.seed = seed;
    }

    private enum Mode {
        BINARY,
        STRUCTURED,
        BATCH
    }

    private record Posting(Mode mode, List<String> ids) {

        HttpRequest.Builder request(URI node) {
            var request =
                    HttpRequest.newBuilder(node.resolve("/api/v1/events")).timeout(LONGEST_ANSWER);
            return switch (mode) {
                case BINARY ->
                        request.header("ce-specversion", "1.0")
                                .header("ce-id", ids.getFirst())
                                .header("ce-source", SOURCE)
                                .header("ce-type", "form.submitted")
                                .header("ce-time", "2026-11-20T09:00:00+09:00")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(content(ids.getFirst())));
                case STRUCTURED ->
                        request.header("Content-Type", "application/cloudevents+json")
                                .POST(BodyPublishers.ofString(event(ids.getFirst())));
                case BATCH ->
                        request.header("Content-Type", "application/cloudevents-batch+json")
                                .POST(
                                        BodyPublishers.ofString(
                                                ids.stream()
                                                        .map(Posting::event)
                                                        .collect(
                                                                Collectors.joining(
                                                                        ",", "[", "]"))));
            };
        }

        private static String content(String id) {
            return "{\"case\":\"%s\",\"value\":1200}".formatted(id);
        }

        private static String event(String id) {
            return """
            {"specversion": "1.0", "id": "%s", "source": "%s", "type": "form.submitted",
             "time": "2026-11-20T09:00:00+09:00", "datacontenttype": "application/json", "data": %s}
            """
                    .formatted(id, SOURCE, content(id));
        }
    }

    /// Sends everything, and does this once a third is acknowledged.
    void sendsWhile(Fault fault) throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var sending =
                    IntStream.range(0, CLIENTS)
                            .mapToObj(client -> clients.submit(() -> sendAll(client)))
                            .toList();
            assertThat(third.await(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS)).isTrue();
            fault.happens();
            for (var one : sending) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("a client gave up", failed.getCause());
        }
    }

    /// What befalls a node.
    interface Fault {
        void happens() throws Exception;
    }

    private Void sendAll(int client) throws InterruptedException {
        var chance = new Random(seed + client);
        for (var n = 0; n < POSTINGS; n++) {
            var posting = posting(chance, client, n);
            sent.addAll(posting.ids);
            deliver(posting, client + n);
            third.countDown();
        }
        return null;
    }

    private static Posting posting(Random chance, int client, int n) {
        var mode = Mode.values()[chance.nextInt(Mode.values().length)];
        var ids = new ArrayList<>(List.of("shared-" + n));
        var own = mode == Mode.BATCH ? 1 + chance.nextInt(LONGEST_BATCH) : chance.nextInt(3);
        for (var i = 0; i < own; i++) {
            ids.addFirst("client-%d-%d-%d".formatted(client, n, i));
        }
        return new Posting(mode, mode == Mode.BATCH ? ids : ids.subList(0, 1));
    }

    private void deliver(Posting posting, int turn) throws InterruptedException {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            if (isTaken(posting, nodes.get((turn + attempt) % nodes.size()))) {
                return;
            }
            Thread.sleep(BEFORE_THE_NEXT);
        }
        throw new AssertionError("nobody takes " + posting);
    }

    private boolean isTaken(Posting posting, URI node) throws InterruptedException {
        var request = posting.request(node).header("Authorization", "Bearer " + token).build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isIn(ACCEPTED, TOO_MANY);
            if (answer.statusCode() == ACCEPTED) {
                read(posting, answer.body());
            }
            return answer.statusCode() == ACCEPTED;
        } catch (IOException gone) {
            unanswered.incrementAndGet();
            return false;
        }
    }

    private void read(Posting posting, String answer) {
        var results = JSON.readTree(answer).path("results");
        assertThat(results.valueStream().map(one -> one.path("id").asString()))
                .containsExactlyElementsOf(posting.ids);
        for (var result : results) {
            var id = result.path("id").asString();
            var status = result.path("status").asString();
            assertThat(status).as(answer).isIn("accepted", "duplicate");
            assertThat(result.path("code").asString("")).as(answer).isEmpty();
            if (status.equals("accepted") && !accepted.add(id)) {
                acceptedAgain.add(id);
            }
        }
    }

    /// The ids of everything that was sent, all of it acknowledged by then.
    Set<String> acknowledged() {
        return new TreeSet<>(sent);
    }

    /// Ids that were called new twice.
    Set<String> acceptedAgain() {
        return new TreeSet<>(acceptedAgain);
    }

    /// How often a node did not answer.
    int unanswered() {
        return unanswered.get();
    }
}
