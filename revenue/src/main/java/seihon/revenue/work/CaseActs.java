package seihon.revenue.work;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.EntryNo;
import seihon.domain.Ids;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import tools.jackson.databind.json.JsonMapper;

/// What people add to a case by hand, each a fact that is counted as such: a note, a correction of
/// a fact with its reason, feedback to the stage before.
@Component
class CaseActs {

    static final String SOURCE = "manual";
    private static final int LONGEST_TEXT = 2_000;
    private static final int HIGHEST_RATING = 5;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Ledger ledger;
    private final Facts facts;
    private final Transactions transactions;
    private final Ids ids;

    CaseActs(Ledger ledger, Facts facts, Transactions transactions, Ids ids) {
        this.ledger = ledger;
        this.facts = facts;
        this.transactions = transactions;
        this.ids = ids;
    }

    /// Which case of which kind of subject.
    record Subject(String type, String id) {}

    Outcome<EntryNo> note(Person me, Subject subject, String text, Instant at) {
        if (isBad(text)) {
            return Outcome.refused("revenue.case.text-invalid", LONGEST_TEXT);
        }
        var fact = fact(subject, "note.written", at, Map.of("text", text.strip()));
        return append(me, Map.of("fact", fact), at);
    }

    /// `rating` 1 to 5, from the stage that looks back to the one that handed over.
    record Feedback(String fromStage, String toStage, int rating, String text) {}

    Outcome<EntryNo> feedback(Person me, Subject subject, Feedback feedback, Instant at) {
        if (isBad(feedback.text) || feedback.rating < 1 || feedback.rating > HIGHEST_RATING) {
            return Outcome.refused("revenue.case.feedback-invalid", LONGEST_TEXT);
        }
        var data =
                Map.of(
                        "from_stage",
                        feedback.fromStage,
                        "to_stage",
                        feedback.toStage,
                        "rating",
                        Integer.toString(feedback.rating),
                        "text",
                        feedback.text.strip());
        return append(me, Map.of("fact", fact(subject, "feedback.given", at, data)), at);
    }

    /// What a correction changes; what is empty stays as it was.
    record Correction(
            Fact.Id fact, Optional<Instant> at, Optional<BigDecimal> amount, String reason) {}

    /// The former fact ends with this entry; its row in the ledger stays as it came.
    Outcome<EntryNo> correct(Person me, Correction correction, Instant now) {
        if (isBad(correction.reason)) {
            return Outcome.refused("revenue.case.reason-invalid", LONGEST_TEXT);
        }
        var former =
                transactions.read(
                        me.tenant(),
                        () ->
                                facts.find(me.tenant(), List.of(correction.fact())).stream()
                                        .findFirst());
        if (former.isEmpty()) {
            return Outcome.refused("revenue.case.fact-not-found", correction.fact().seq());
        }
        var payload = new LinkedHashMap<String, Object>();
        payload.put("fact", corrected(former.get(), correction));
        payload.put(
                "corrects",
                Map.of("seq", correction.fact().seq(), "ordinal", correction.fact().ordinal()));
        payload.put("reason", correction.reason.strip());
        return append(me, payload, now);
    }

    private static Map<String, Object> corrected(Fact former, Correction correction) {
        var at = correction.at().orElse(former.at());
        var subject = new Subject(former.subject().type(), former.subject().id());
        var fact = fact(subject, former.kind(), at, former.data());
        fact.put("source", former.source());
        fact.put("source_seq", former.sourceSeq());
        fact.put("dims", former.dims());
        var amount = correction.amount().or(() -> Optional.ofNullable(former.amount()));
        if (amount.isPresent() && former.unit() != null) {
            fact.put("amount", amount.get().toPlainString());
            fact.put("unit", former.unit());
        }
        return fact;
    }

    private static Map<String, Object> fact(
            Subject subject, String kind, Instant at, Map<String, String> data) {
        var fact = new LinkedHashMap<String, Object>();
        fact.put("kind", kind);
        fact.put("subject", Map.of("type", subject.type, "id", subject.id));
        fact.put("at", at.atOffset(ZoneOffset.UTC).toString());
        fact.put("data", data);
        return fact;
    }

    private Outcome<EntryNo> append(Person me, Map<String, Object> payload, Instant at) {
        var entry =
                new NewEntry(
                        Entry.Kind.FACT,
                        SOURCE,
                        ids.next().toString(),
                        JSON.writeValueAsString(payload),
                        me.id().value(),
                        Entry.Origin.MANUAL,
                        null);
        return Outcome.done(
                transactions.write(me.tenant(), () -> ledger.append(me.tenant(), entry, at)));
    }

    private static boolean isBad(String text) {
        return text.isBlank() || text.length() > LONGEST_TEXT;
    }
}
