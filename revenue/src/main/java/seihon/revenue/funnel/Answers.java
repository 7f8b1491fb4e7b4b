package seihon.revenue.funnel;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelAnswer.Later;
import seihon.revenue.FunnelAnswer.Ready;
import seihon.web.Accepted;
import seihon.web.Download;
import seihon.web.RefusedRequest;
import seihon.web.Table;

/// Asks in one read and turns what is answered into what the request accepts.
@Component
class Answers {

    private static final String AGAIN_AFTER_SECONDS = "2";

    private final Transactions transactions;

    Answers(Transactions transactions) {
        this.transactions = transactions;
    }

    record Job(String id) {}

    static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) -> throw new RefusedRequest(why);
        };
    }

    /// For the second half of an answer whose first half was ready.
    static <R> Ready<R> ready(Outcome<FunnelAnswer<R>> outcome) {
        return switch (done(outcome)) {
            case Ready<R> ready -> ready;
            case Later<R>(var job, _) ->
                    throw new IllegalStateException("derived only in part, see job " + job);
        };
    }

    private static boolean wantsCsv(String accept) {
        return Accepted.first(accept)
                .filter(type -> type.isCompatibleWith(Download.CSV))
                .isPresent();
    }

    /// Everything in an answer comes from one moment.
    private ResponseEntity<?> read(Asked asked, Function<TenantId, ResponseEntity<?>> work) {
        Readers.mustBe(asked.me());
        return transactions.read(asked.tenant(), () -> work.apply(asked.tenant()));
    }

    <R> ResponseEntity<?> rows(
            Asked asked, Table<R> table, Function<TenantId, Outcome<FunnelAnswer<R>>> ask) {
        return rows(asked, table, ask, _ -> Map.of());
    }

    /// `more` stands beside the rows in JSON.
    <R> ResponseEntity<?> rows(
            Asked asked,
            Table<R> table,
            Function<TenantId, Outcome<FunnelAnswer<R>>> ask,
            Function<Ready<R>, Map<String, ? extends @Nullable Object>> more) {
        return read(
                asked,
                tenant ->
                        switch (done(ask.apply(tenant))) {
                            case Later<R> later -> accepted(later);
                            case Ready<R> ready ->
                                    wantsCsv(asked.accept())
                                            ? ok(Download.CSV).body(csv(asked, table, ready))
                                            : json(table, ready, more.apply(ready));
                        });
    }

    private static <R> String csv(Asked asked, Table<R> table, Ready<R> ready) {
        return asked.file() ? table.file(ready.rows()) : table.csv(ready.rows());
    }

    /// Of a figure that is one thing and no table.
    <R> ResponseEntity<?> one(
            Asked asked, Function<TenantId, Outcome<FunnelAnswer<R>>> ask, Function<R, ?> shape) {
        return read(
                asked,
                tenant ->
                        switch (done(ask.apply(tenant))) {
                            case Later<R> later -> accepted(later);
                            case Ready<R>(var rows, _) ->
                                    ResponseEntity.ok(
                                            Objects.requireNonNull(shape.apply(rows.getFirst())));
                        });
    }

    private static ResponseEntity<?> accepted(Later<?> later) {
        return ResponseEntity.accepted()
                .location(URI.create(later.address()))
                .header(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS)
                .body(new Job(later.job().toString()));
    }

    private static <R> ResponseEntity<?> json(
            Table<R> table, Ready<R> ready, Map<String, ? extends @Nullable Object> more) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("rows", table.json(ready.rows()));
        body.putAll(more);
        body.put("stamp", stamp(ready.stamp()));
        return ok(MediaType.APPLICATION_JSON).body(body);
    }

    private static ResponseEntity.BodyBuilder ok(MediaType type) {
        return ResponseEntity.ok().contentType(type).varyBy(HttpHeaders.ACCEPT);
    }

    static Map<String, Object> stamp(FunnelAnswer.Stamp stamp) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("as_of", stamp.asOf());
        fields.put("revision", stamp.revision());
        fields.put("zone", stamp.zone().getId());
        return fields;
    }
}
