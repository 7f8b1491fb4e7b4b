package seihon.connectors.event;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import seihon.connectors.Events;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.web.RefusedRequest;

/// `POST /api/v1/events`.
@RestController
class EventsApi {

    private static final String RETRY_SECONDS = "2";

    private final Events events;
    private final Clock clock;

    EventsApi(Events events, Clock clock) {
        this.events = events;
        this.clock = clock;
    }

    /// `seq` is absent when nothing new was recorded.
    record Answer(
            long received,
            long accepted,
            long duplicate,
            long quarantined,
            List<Line> results,
            @Nullable Span seq) {}

    record Line(String id, String status, @Nullable String code, @Nullable String pointer) {}

    record Span(long from, long to) {}

    @PostMapping("/api/v1/events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer receive(Person me, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var body = request.getInputStream().readNBytes(Events.MOST_BYTES + 1);
        var posting = new Events.Posting(headers(request), body);
        return switch (events.receive(me, posting, clock.instant())) {
            case Outcome.Done<Events.Answer>(var answer) -> shown(answer);
            case Outcome.Refused<Events.Answer>(var why) -> throw refused(why, response);
        };
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new TreeMap<String, String>();
        for (var names = request.getHeaderNames(); names.hasMoreElements(); ) {
            var name = names.nextElement();
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return headers;
    }

    private static RefusedRequest refused(Refusal why, HttpServletResponse response) {
        if (why.key().endsWith("too-many")) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return new RefusedRequest(why);
    }

    private static Answer shown(Events.Answer answer) {
        return new Answer(
                answer.results().size(),
                answer.count(Events.Status.ACCEPTED),
                answer.count(Events.Status.DUPLICATE),
                answer.count(Events.Status.QUARANTINED),
                answer.results().stream().map(EventsApi::line).toList(),
                answer.entries().map(one -> new Span(one.from(), one.to())).orElse(null));
    }

    private static Line line(Events.Result result) {
        return new Line(
                result.id(),
                result.status().name().toLowerCase(Locale.ROOT),
                result.code().isEmpty() ? null : result.code(),
                result.code().isEmpty() ? null : result.pointer());
    }
}
