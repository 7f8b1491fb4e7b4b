package seihon.app.example;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import seihon.app.example.trade.Books;
import seihon.connectors.Events;
import seihon.connectors.Imports;
import seihon.connectors.Imports.State;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;
import seihon.domain.TenantId;
import tools.jackson.databind.json.JsonMapper;

class UsageFeedTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final UUID BOOK = new UUID(0, 1);
    private static final Person ABE =
            new Person(
                    new TenantId(1),
                    new PersonId("abe"),
                    "阿部 由美",
                    Set.of("revenue-ops"),
                    false,
                    Locale.JAPANESE,
                    ZoneId.of("Asia/Tokyo"));

    private final BlockingQueue<String> postings = new LinkedBlockingQueue<>();
    private volatile State book = State.DONE;
    private final AtomicInteger refusals = new AtomicInteger();
    private final UsageFeed feed = new UsageFeed(this::receive, new OneBook(), Clock.systemUTC());

    private Outcome<Events.Answer> receive(Person me, Events.Posting posting, Instant at) {
        if (refusals.getAndDecrement() > 0) {
            return Outcome.refused("connectors.event.too-many");
        }
        postings.add(new String(posting.body(), StandardCharsets.UTF_8));
        return Outcome.done(new Events.Answer(List.of(), Optional.empty()));
    }

    private final class OneBook implements Imports {

        @Override
        public Optional<Import> find(Person me, UUID id) {
            return Optional.of(
                    new Import(
                            id,
                            "mapping",
                            "deal-book",
                            "案件台帳.csv",
                            book,
                            "abe",
                            Instant.EPOCH,
                            0,
                            0,
                            Counts.NONE,
                            Optional.empty(),
                            Optional.empty()));
        }

        @Override
        public Outcome<UUID> receive(Person me, Upload upload, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Import> list(Person me, Instant before, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome<UUID> cancel(Person me, UUID id, Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Outcome<UUID> takeBack(Person me, UUID id, String reason, Instant at) {
            throw new UnsupportedOperationException();
        }
    }

    private static List<Books.Event> usage(int count) {
        return IntStream.range(0, count)
                .mapToObj(n ->
                        new Books.Event(
                                "m" + n, "aozora.mimamori.used", "2026-11-27T10:00:00+09:00", "{}"))
                .toList();
    }

    @Test
    void everyEventIsSentOnceAndInOrder() throws InterruptedException {
        refusals.set(1);

        feed.send(ABE, usage(UsageFeed.AT_ONCE + 1), List.of(BOOK));

        var first = JSON.readTree(postings.poll(10, SECONDS));
        var second = JSON.readTree(postings.poll(10, SECONDS));
        assertThat(first).hasSize(UsageFeed.AT_ONCE);
        assertThat(first.get(0).path("id").asString()).isEqualTo("m0");
        assertThat(second).hasSize(1);
        assertThat(second.get(0).path("id").asString()).isEqualTo("m" + UsageFeed.AT_ONCE);
    }

    @Test
    void usageWaitsForTheBooks() throws InterruptedException {
        book = State.RUNNING;

        feed.send(ABE, usage(1), List.of(BOOK));

        assertThat(postings.poll(1, SECONDS)).isNull();
        book = State.DONE;
        assertThat(postings.poll(10, SECONDS)).contains("m0");
    }

    @Test
    void aHouseThatClosesIsNotHeldUp() throws InterruptedException {
        book = State.RUNNING;
        feed.send(ABE, usage(1), List.of(BOOK));

        feed.destroy();

        book = State.DONE;
        assertThat(postings.poll(1, SECONDS)).isNull();
    }
}
