package seihon.app.example;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import seihon.app.example.trade.Books;
import seihon.connectors.Events;
import seihon.connectors.Imports;
import seihon.domain.Outcome;
import seihon.domain.Person;

/// Sends what the example company's product reports, as the product would: CloudEvents by the door
/// for events, a posting at a time. In the background and behind the books, which the dashboard
/// needs first.
@Component
class UsageFeed implements DisposableBean {

    static final int AT_ONCE = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final Duration STOP_WITHIN = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(UsageFeed.class);

    private final Events events;
    private final Imports imports;
    private final Clock clock;
    private Optional<Thread> sending = Optional.empty();

    UsageFeed(Events events, Imports imports, Clock clock) {
        this.events = events;
        this.imports = imports;
        this.clock = clock;
    }

    /// Returns at once; begins when the imports `before` have ended.
    synchronized void send(Person me, List<Books.Event> usage, List<UUID> before) {
        sending =
                Optional.of(
                        Thread.ofVirtual()
                                .name("example-usage")
                                .start(() -> sendAfter(me, usage, before)));
    }

    /// Events that are not sent when the house closes stay unsent, as if the product were silent.
    @Override
    public synchronized void destroy() throws InterruptedException {
        if (sending.isPresent()) {
            sending.get().interrupt();
            sending.get().join(STOP_WITHIN);
        }
    }

    private void sendAfter(Person me, List<Books.Event> usage, List<UUID> before) {
        try {
            await(me, before);
            for (var from = 0; from < usage.size(); from += AT_ONCE) {
                var some = usage.subList(from, Math.min(usage.size(), from + AT_ONCE));
                post(me, posting(some));
            }
        } catch (InterruptedException closing) {
            LOG.info("the house closed before all usage of the example company was sent");
            Thread.currentThread().interrupt();
        } catch (RuntimeException fault) {
            LOG.error("the rest of the example company's usage stays unsent", fault);
        }
    }

    private void await(Person me, List<UUID> before) throws InterruptedException {
        var until = clock.instant().plus(LONGEST_WAIT);
        while (before.stream().anyMatch(id -> isUnderway(me, id))
                && clock.instant().isBefore(until)) {
            Thread.sleep(PAUSE);
        }
    }

    private boolean isUnderway(Person me, UUID id) {
        return imports.find(me, id)
                .map(Imports.Import::state)
                .filter(state -> state == Imports.State.QUEUED || state == Imports.State.RUNNING)
                .isPresent();
    }

    /// A posting that is refused because too much waits comes again, like any sender's.
    private void post(Person me, Events.Posting posting) throws InterruptedException {
        var until = clock.instant().plus(LONGEST_WAIT);
        while (clock.instant().isBefore(until)) {
            if (!(events.receive(me, posting, clock.instant())
                    instanceof Outcome.Refused<?>(var why))) {
                return;
            }
            LOG.info("usage of the example company waits: {}", why.key());
            Thread.sleep(PAUSE);
        }
        throw new IllegalStateException("the example's usage is not taken");
    }

    private static Events.Posting posting(List<Books.Event> some) {
        var body =
                some.stream()
                        .map(Books.Event::cloudEvent)
                        .collect(Collectors.joining(",", "[", "]"));
        return new Events.Posting(
                Map.of("content-type", "application/cloudevents-batch+json"),
                body.getBytes(StandardCharsets.UTF_8));
    }
}
