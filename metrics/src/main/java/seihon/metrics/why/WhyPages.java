package seihon.metrics.why;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import seihon.connectors.DimensionValues;
import seihon.docs.Revision;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.ledger.Proofs;
import seihon.metrics.Explanation;
import seihon.metrics.Figure;
import seihon.metrics.Source;
import seihon.web.Download;
import seihon.web.Table;

/// `/why`: one figure with its definition, its calculation, its facts; and one received row.
@Controller
class WhyPages {

    private static final Table<Fact> FILE =
            new Table<Fact>()
                    .column("seq", Fact::seq)
                    .column("ordinal", Fact::ordinal)
                    .column("at", Fact::at)
                    .column("kind", Fact::kind)
                    .column("subject_type", fact -> fact.subject().type())
                    .column("subject", fact -> fact.subject().id())
                    .column("dims", fact -> said(fact.dims()))
                    .column("amount", fact -> Optional.ofNullable(fact.amount()))
                    .column("unit", fact -> Optional.ofNullable(fact.unit()))
                    .column("data", fact -> said(fact.data()))
                    .column("origin", fact -> fact.origin().name().toLowerCase(Locale.ROOT))
                    .column("source", Fact::source)
                    .column("mapping", Fact::mapping);

    private static final Source.Subject UNKNOWN = new Source.Subject("", "");

    private final WhyDesk desk;
    private final ReceivedRow rows;
    private final DimensionValues called;

    WhyPages(WhyDesk desk, ReceivedRow rows, DimensionValues called) {
        this.desk = desk;
        this.rows = rows;
        this.called = called;
    }

    /// `next` is the address of the following page of facts, empty on the last.
    record View(
            String figure,
            Refusal title,
            Refusal meaning,
            Amount value,
            @Nullable Definition definition,
            List<Step> steps,
            long total,
            List<FactRow> facts,
            String next,
            String file,
            long asOf,
            String zone,
            DimensionValues.Called called) {}

    /// A number and what it counts: a currency, or a message key.
    record Amount(@Nullable BigDecimal number, String unit) {}

    record Definition(String name, String title, int revision, Instant since, String address) {}

    record Step(Refusal label, Amount value, String address) {}

    record FactRow(
            long seq,
            String kind,
            Instant at,
            String subject,
            Source.Subject about,
            Map<String, String> dims,
            Amount amount,
            boolean manual,
            String mapping,
            String source,
            Instant recordedAt) {}

    @GetMapping("/why")
    String why(
            Person me,
            Locale language,
            @RequestParam String figure,
            @RequestParam(defaultValue = "") String after,
            Model model) {
        return switch (desk.explain(me, language, figure, after)) {
            case WhyDesk.Found.Answer answer -> {
                model.addAttribute("view", view(me, answer, language));
                yield "metrics/why/show";
            }
            case WhyDesk.Found.Later later -> {
                model.addAttribute("address", later.figure().address());
                yield "metrics/why/later";
            }
        };
    }

    /// The facts that were counted.
    @GetMapping("/why.csv")
    ResponseEntity<String> file(Person me, Locale language, @RequestParam String figure) {
        return Download.of("facts", FILE, desk.facts(me, language, figure));
    }

    private static String said(Map<String, String> fields) {
        return new TreeMap<>(fields)
                .entrySet().stream()
                        .map(field -> field.getKey() + "=" + field.getValue())
                        .collect(Collectors.joining("; "));
    }

    private View view(Person me, WhyDesk.Found.Answer answer, Locale language) {
        var explained = answer.explanation();
        return new View(
                answer.figure().toString(),
                explained.title(),
                explained.meaning(),
                new Amount(explained.value().orElse(null), explained.unit()),
                explained.definition().map(found -> definition(found, language)).orElse(null),
                explained.steps().stream().map(WhyPages::step).toList(),
                explained.total(),
                explained.facts().stream().map(fact -> row(fact, answer)).toList(),
                Optional.ofNullable(answer.next())
                        .map(next -> answer.figure().address() + "&after=" + next)
                        .orElse(""),
                answer.figure().file(),
                explained.asOf(),
                explained.zone(),
                called.of(me.tenant()));
    }

    private static Definition definition(Revision revision, Locale language) {
        var title =
                language.getLanguage().equals("en")
                        ? revision.titleEn().orElse(revision.titleJa())
                        : revision.titleJa();
        return new Definition(
                revision.doc().toString(),
                title,
                revision.n(),
                revision.approvedAt(),
                "/documents/" + revision.path() + "?at=" + revision.n());
    }

    private static Step step(Explanation.Step step) {
        return new Step(
                step.label(),
                new Amount(step.value().orElse(null), step.unit()),
                step.figure().map(Figure::address).orElse(""));
    }

    private static FactRow row(Fact fact, WhyDesk.Found.Answer answer) {
        var entry = Optional.ofNullable(answer.received().get(fact.seq()));
        return new FactRow(
                fact.seq().value(),
                fact.kind(),
                fact.at(),
                fact.subject().id(),
                answer.subjects().getOrDefault(fact.subject(), UNKNOWN),
                new TreeMap<>(fact.dims()),
                new Amount(fact.amount(), fact.unit() == null ? "" : fact.unit()),
                fact.origin() == Entry.Origin.MANUAL,
                fact.mapping(),
                fact.source(),
                entry.map(Entry::recordedAt).orElse(fact.at()));
    }

    /// `fields` are the columns of the row as they came, `raw` the whole; both are empty once it is
    /// erased, and a row may have come without columns.
    record RowView(Entry entry, Map<String, String> fields, String raw, Proofs.Inclusion proof) {

        public boolean isErased() {
            return entry.payloadUnlessErased() == null;
        }

        public Refusal origin() {
            return Refusal.of("metrics.origin." + entry.origin().name().toLowerCase(Locale.ROOT));
        }
    }

    @GetMapping("/why/entries/{seq}")
    String received(Person me, @PathVariable long seq, Model model) {
        var found = desk.received(me, seq);
        var payload = found.entry().payloadUnlessErased();
        model.addAttribute(
                "view",
                new RowView(
                        found.entry(),
                        payload == null ? Map.of() : rows.fields(payload),
                        payload == null ? "" : rows.pretty(payload),
                        found.proof()));
        return "metrics/why/entry";
    }
}
