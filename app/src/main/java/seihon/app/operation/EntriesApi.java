package seihon.app.operation;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Ledger;
import seihon.web.RefusedRequest;

/// The entries of the ledger as they were recorded, in number order.
@RestController
@RequestMapping("/api/v1/ledger/entries")
class EntriesApi {

    private static final int MOST = 1_000;

    private final Ledger ledger;
    private final Transactions transactions;

    EntriesApi(Ledger ledger, Transactions transactions) {
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /// `next` is the cursor of the next page; absent on the last one.
    record Page(List<Line> items, @Nullable String next) {}

    /// `payload` is absent once erased.
    record Line(
            long seq,
            Instant recordedAt,
            String kind,
            String origin,
            String source,
            String idempotencyKey,
            String actor,
            @Nullable String revision,
            @JsonRawValue @Nullable String payload) {

        static Line of(Entry entry) {
            return new Line(
                    entry.seq().value(),
                    entry.recordedAt(),
                    entry.kind().name().toLowerCase(Locale.ROOT),
                    entry.origin().name().toLowerCase(Locale.ROOT),
                    entry.source(),
                    entry.idempotencyKey(),
                    entry.actor(),
                    entry.revision(),
                    entry.payloadUnlessErased());
        }
    }

    /// Entries hold what the company decided and who did it: read by those who answer for it.
    @GetMapping
    Page entries(
            Person me,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "100") int limit) {
        Operators.mustRead(me);
        if (from < 0 || limit < 1 || limit > MOST) {
            throw new RefusedRequest("app.operation.entries-malformed", MOST);
        }
        return transactions.read(
                me.tenant(),
                () -> {
                    var lines =
                            ledger.entries(me.tenant(), from, limit).stream()
                                    .map(Line::of)
                                    .toList();
                    return new Page(lines, next(me, from + limit));
                });
    }

    private @Nullable String next(Person me, long following) {
        return following < ledger.size(me.tenant()) ? Long.toString(following) : null;
    }
}
