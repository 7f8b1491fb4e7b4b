package seihon.metrics.why;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seihon.docs.Revision;
import seihon.domain.Person;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.ledger.Proofs;
import seihon.metrics.Explanation;
import seihon.metrics.Figure;
import seihon.web.Words;

/// `GET /api/v1/why`: the twin of the page, and the proofs of single entries.
@RestController
class WhyApi {

    private static final String AGAIN_AFTER_SECONDS = "2";

    private final WhyDesk desk;
    private final Words words;

    WhyApi(WhyDesk desk, Words words) {
        this.desk = desk;
        this.words = words;
    }

    /// `value` is null when the figure is undefined; `total` counts all facts, `facts` is a page.
    record Answer(
            String figure,
            String title,
            String meaning,
            @Nullable BigDecimal value,
            String unit,
            @Nullable Definition definition,
            List<Step> calculation,
            long total,
            Facts facts,
            List<Row> rows,
            Stamp stamp) {}

    record Definition(String document, int revision, String title, String path) {

        static Definition of(Revision revision) {
            return new Definition(
                    revision.doc().toString(),
                    revision.n(),
                    revision.titleJa(),
                    revision.path().value());
        }
    }

    record Step(String label, @Nullable BigDecimal value, String unit, @Nullable String why) {}

    record Facts(List<FactLine> items, @Nullable String next) {}

    record FactLine(
            long seq,
            int ordinal,
            String kind,
            Instant at,
            String subjectType,
            String subject,
            Map<String, String> dims,
            @Nullable BigDecimal amount,
            @Nullable String unit,
            Map<String, String> data,
            String origin,
            String mapping) {

        static FactLine of(Fact fact) {
            return new FactLine(
                    fact.seq().value(),
                    fact.ordinal(),
                    fact.kind(),
                    fact.at(),
                    fact.subject().type(),
                    fact.subject().id(),
                    fact.dims(),
                    fact.amount(),
                    fact.unit(),
                    fact.data(),
                    fact.origin().name().toLowerCase(Locale.ROOT),
                    fact.mapping());
        }
    }

    /// The received row as it came; `payload` is null once erased. `proof` is the address of its
    /// inclusion proof at the size of the stamp.
    record Row(
            long seq,
            Instant recordedAt,
            String source,
            String idempotencyKey,
            @JsonRawValue @Nullable String payload,
            String proof) {}

    record Stamp(long asOf, @Nullable String revision, String zone) {}

    record Job(String id) {}

    /// 202 while the past that is asked for is being derived.
    @GetMapping("/api/v1/why")
    ResponseEntity<?> why(
            Person me,
            Locale language,
            @RequestParam String figure,
            @RequestParam(defaultValue = "") String cursor) {
        return switch (desk.explain(me, language, figure, cursor)) {
            case WhyDesk.Found.Answer answer -> ResponseEntity.ok(answer(answer, language));
            case WhyDesk.Found.Later(_, var job, var address) ->
                    ResponseEntity.accepted()
                            .location(URI.create(address))
                            .header(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS)
                            .body(new Job(job.toString()));
        };
    }

    private Answer answer(WhyDesk.Found.Answer found, Locale language) {
        var explained = found.explanation();
        var definition = explained.definition();
        return new Answer(
                found.figure().toString(),
                words.text(explained.title(), language),
                words.text(explained.meaning(), language),
                explained.value().orElse(null),
                explained.unit(),
                definition.map(Definition::of).orElse(null),
                explained.steps().stream().map(step -> step(step, language)).toList(),
                explained.total(),
                new Facts(explained.facts().stream().map(FactLine::of).toList(), found.next()),
                rows(found),
                new Stamp(
                        explained.asOf(),
                        definition.map(Revision::name).orElse(null),
                        explained.zone()));
    }

    private Step step(Explanation.Step step, Locale language) {
        return new Step(
                words.text(step.label(), language),
                step.value().orElse(null),
                step.unit(),
                step.figure().map(Figure::address).orElse(null));
    }

    private static List<Row> rows(WhyDesk.Found.Answer found) {
        return found.received().values().stream()
                .sorted(java.util.Comparator.comparing(Entry::seq))
                .map(entry ->
                        new Row(
                                entry.seq().value(),
                                entry.recordedAt(),
                                entry.source(),
                                entry.idempotencyKey(),
                                entry.payloadUnlessErased(),
                                "/api/v1/ledger/proof?seq=%s&size=%d"
                                        .formatted(entry.seq(), found.explanation().asOf())))
                .toList();
    }

    /// Without `size` in the log as it is now.
    @GetMapping("/api/v1/ledger/proof")
    Proofs.Inclusion proof(Person me, @RequestParam long seq, @RequestParam Optional<Long> size) {
        return desk.proof(me, seq, size);
    }
}
