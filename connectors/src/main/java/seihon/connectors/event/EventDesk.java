package seihon.connectors.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import seihon.connectors.Events;
import seihon.connectors.landing.Landing;
import seihon.connectors.landing.Senders;
import seihon.domain.Ids;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.ledger.Intake;
import seihon.ledger.Translator.Reading;

/// Takes postings of events and says what became of each.
@Component
class EventDesk implements Events {

    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final EventLanes lanes;
    private final Senders senders;
    private final Transactions transactions;
    private final Ids ids;

    EventDesk(EventLanes lanes, Senders senders, Transactions transactions, Ids ids) {
        this.lanes = lanes;
        this.senders = senders;
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public Outcome<Answer> receive(Person me, Posting posting, Instant at) {
        var forbidden = transactions.read(me.tenant(), () -> senders.whyNot(me, at));
        return forbidden
                .or(() -> whyNot(posting))
                .<Outcome<Answer>>map(Outcome::refused)
                .orElseGet(() -> taken(me, posting, at));
    }

    private static Optional<Refusal> whyNot(Posting posting) {
        if (posting.body().length > MOST_BYTES) {
            return Optional.of(Refusal.of("connectors.event.body-too-large", MOST_BYTES >> 20));
        }
        var encoding = CloudEventCodec.otherEncoding(posting.headers());
        if (encoding.isPresent()) {
            return encoding.map(
                    found -> Refusal.of("connectors.event.encoding-unsupported", found));
        }
        return CloudEventCodec.isKnown(posting.headers())
                ? Optional.empty()
                : Optional.of(
                        Refusal.of(
                                "connectors.event.mode-malformed",
                                posting.headers().getOrDefault("content-type", "–")));
    }

    private Outcome<Answer> taken(Person me, Posting posting, Instant at) {
        var sent = CloudEventCodec.read(posting.headers(), posting.body());
        if (sent.size() > MOST_AT_ONCE) {
            return Outcome.refused("connectors.event.batch-too-large", MOST_AT_ONCE, sent.size());
        }
        if (sent.isEmpty()) {
            return Outcome.done(new Answer(List.of(), Optional.empty()));
        }
        var entries = sent.stream().map(one -> EventEntries.of(one, me.id())).toList();
        var arrival = new Landing.Arrival("events", "", kept(posting.headers()), me.id(), at);
        var landed = new Landing.Small(ids.next(), arrival, posting.body());
        var submitted = lanes.submit(me.tenant(), landed, entries);
        if (submitted.isEmpty()) {
            return Outcome.refused("connectors.event.too-many");
        }
        try {
            var recorded = submitted.get().get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
            return Outcome.done(answer(sent, recorded, at));
        } catch (TimeoutException late) {
            return Outcome.refused("connectors.event.too-many");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Outcome.refused("connectors.event.too-many");
        } catch (ExecutionException fault) {
            throw new IllegalStateException("the events could not be recorded", fault);
        }
    }

    /// What a sender says about its events, never how it proved who it is.
    private static Map<String, String> kept(Map<String, String> headers) {
        var kept = new TreeMap<String, String>();
        headers.forEach((name, value) -> {
            if (name.startsWith("ce-")
                    || name.equals("content-type")
                    || name.equals("user-agent")) {
                kept.put(name, value);
            }
        });
        return kept;
    }

    private static Answer answer(
            List<CloudEventCodec.Sent> sent, List<EventLanes.Recorded> recorded, Instant at) {
        var results = new ArrayList<Result>();
        for (var i = 0; i < sent.size(); i++) {
            results.add(result(EventEntries.id(sent.get(i)), recorded.get(i), at));
        }
        var numbers =
                recorded.stream()
                        .filter(one -> one.receipt().answer() != Intake.Answer.DUPLICATE)
                        .mapToLong(one -> one.receipt().entry().value())
                        .summaryStatistics();
        return new Answer(
                results,
                numbers.getCount() == 0
                        ? Optional.empty()
                        : Optional.of(new Entries(numbers.getMin(), numbers.getMax())));
    }

    private static Result result(String id, EventLanes.Recorded recorded, Instant at) {
        if (recorded.receipt().answer() == Intake.Answer.DUPLICATE) {
            return new Result(id, Status.DUPLICATE, "", "");
        }
        return switch (recorded.reading()) {
            case Reading.Quarantine(var code, var pointer, _, _) ->
                    new Result(id, Status.QUARANTINED, code, pointer);
            case Reading.Good(var facts) ->
                    new Result(id, Status.ACCEPTED, flag(recorded, facts, at), "");
            case Reading.Nothing _ -> new Result(id, Status.ACCEPTED, "", "");
            case Reading.TakenBack _, Reading.Correction _ ->
                    new Result(id, Status.ACCEPTED, "", "");
        };
    }

    private static String flag(EventLanes.Recorded recorded, List<Fact> facts, Instant at) {
        if (facts.stream().anyMatch(fact -> fact.at().isAfter(at.plus(CLOCKS_DIFFER)))) {
            return "future-time";
        }
        return recorded.receipt().answer() == Intake.Answer.NEW_VERSION ? "new-version" : "";
    }
}
