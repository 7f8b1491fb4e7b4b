package seihon.connectors.imports;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seihon.connectors.landing.Senders;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.Quarantine;
import seihon.web.Cursor;
import seihon.web.RefusedRequest;

/// `GET /api/v1/imports/{id}/quarantine`: the rows of an import that could not be read, and why.
@RestController
@RequestMapping("/api/v1/imports/{id}/quarantine")
class QuarantineApi {

    private static final int MOST = 1_000;
    private static final String LIST = "quarantine";

    private final ImportStore imports;
    private final Quarantine quarantine;
    private final Transactions transactions;

    QuarantineApi(ImportStore imports, Quarantine quarantine, Transactions transactions) {
        this.imports = imports;
        this.quarantine = quarantine;
        this.transactions = transactions;
    }

    /// `next` is the cursor of the next page; absent on the last one.
    record Page(List<Line> items, @Nullable String next) {}

    /// `line` is where the row begins in the file, `pointer` the column.
    record Line(
            long seq,
            int line,
            String code,
            String pointer,
            String found,
            String mapping,
            @JsonRawValue @Nullable String payload) {

        static Line of(Quarantine.Line one) {
            return new Line(
                    one.seq(),
                    one.position(),
                    one.reason().code(),
                    one.reason().pointer(),
                    one.found(),
                    one.reason().mapping(),
                    one.payload().isEmpty() ? null : one.payload());
        }
    }

    @GetMapping
    Page show(
            Person me,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "200") int limit) {
        Senders.mustBe(me);
        if (limit < 1 || limit > MOST) {
            throw new RefusedRequest("connectors.import.limit-malformed", MOST);
        }
        var after = Cursor.number(LIST, cursor).orElse(-1);
        var lines =
                transactions.read(
                        me.tenant(),
                        () -> {
                            if (imports.find(me.tenant(), id).isEmpty()) {
                                throw new RefusedRequest("connectors.import.not-found");
                            }
                            var page = new Quarantine.Page(after, limit);
                            return quarantine.ofBatch(me.tenant(), id, page);
                        });
        var next =
                lines.size() == limit
                        ? Cursor.after(LIST, Long.toString(lines.getLast().seq()))
                        : null;
        return new Page(lines.stream().map(Line::of).toList(), next);
    }
}
