package seihon.docs.inbox;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.Table;
import seihon.web.Waiting;
import seihon.web.Words;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What waits for the caller, from every room, for programs.
@RestController
class InboxApi {

    private final Transactions transactions;
    private final ObjectProvider<Waiting> rooms;
    private final Words words;
    private final Clock clock;

    InboxApi(Transactions transactions, ObjectProvider<Waiting> rooms, Words words, Clock clock) {
        this.transactions = transactions;
        this.rooms = rooms;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping(path = "/api/v1/inbox", produces = MediaType.APPLICATION_JSON_VALUE)
    Inbox inbox(Person me) {
        return new Inbox(waiting(me).stream().map(this::line).toList(), null);
    }

    @GetMapping(path = "/api/v1/inbox", produces = "text/csv")
    String csv(Person me) {
        var rows = waiting(me).stream().map(this::line).map(Line::cells).toList();
        return Table.of(
                        List.of(
                                "urgency",
                                "kind",
                                "number",
                                "subject",
                                "effect",
                                "from",
                                "since",
                                "deadline",
                                "address"))
                .file(rows);
    }

    private List<Waiting.Item> waiting(Person me) {
        var now = clock.instant();
        return transactions.read(
                me.tenant(),
                () ->
                        rooms.orderedStream()
                                .flatMap(room -> room.waitingFor(me, now).stream())
                                .toList());
    }

    private Line line(Waiting.Item item) {
        var language = LocaleContextHolder.getLocale();
        return new Line(
                item.urgency().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                words.text(item.kind(), language),
                item.number(),
                item.subject(),
                words.text(item.effect(), language),
                item.from(),
                item.since(),
                item.deadline().orElse(null),
                item.address(),
                item.light());
    }

    /// Everything fits one page; `next` is always absent.
    record Inbox(List<Line> items, @Nullable String next) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Line(
            String urgency,
            String kind,
            String number,
            String subject,
            String effect,
            String from,
            Instant since,
            @Nullable Instant deadline,
            String address,
            boolean light) {

        private List<String> cells() {
            return List.of(
                    urgency,
                    kind,
                    number,
                    subject,
                    effect,
                    from,
                    since.toString(),
                    deadline == null ? "" : deadline.toString(),
                    address);
        }
    }
}
