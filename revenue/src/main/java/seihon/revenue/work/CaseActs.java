package seihon.revenue.work;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.EntryNo;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.revenue.StageModel;
import seihon.revenue.hand.ManualFacts;
import seihon.revenue.visits.FeedbackFact;

/// What people add to a case by hand, each a fact that is counted as such: a note, a correction of
/// a fact with its reason, feedback to the stage before.
@Component
class CaseActs {

    /// Fields of a corrected fact's data: the entry of what it replaces, who did so, and why.
    static final String CORRECTS = "corrects";

    static final String CORRECTED_BY = "corrected_by";
    private static final String WHY = "corrected_because";
    private static final String NOTE = "note.written";

    private final ManualFacts hand;
    private final Facts facts;
    private final Transactions transactions;

    CaseActs(ManualFacts hand, Facts facts, Transactions transactions) {
        this.hand = hand;
        this.facts = facts;
        this.transactions = transactions;
    }

    Outcome<EntryNo> note(Person me, Fact.Subject subject, String text, Instant at) {
        if (ManualFacts.isBad(text)) {
            return Outcome.refused("revenue.case.text-invalid", ManualFacts.LONGEST_TEXT);
        }
        var said = Map.of("text", text.strip(), ManualFacts.BY, me.id().value());
        var fact = ManualFacts.fact(subject, NOTE, at, said);
        return hand.append(me, Map.of("fact", fact), at);
    }

    /// `rating` 1 to 5, from the stage that looks back to the one that handed over.
    record Feedback(String fromStage, String toStage, int rating, String text) {

        boolean isAbout(StageModel model) {
            return model.stage(fromStage).isPresent() && model.stage(toStage).isPresent();
        }
    }

    Outcome<EntryNo> feedback(Person me, CaseDesk.Known known, Feedback feedback, Instant at) {
        if (!feedback.isAbout(known.model())) {
            return Outcome.refused("revenue.case.stage-not-found");
        }
        if (ManualFacts.isBad(feedback.text)
                || feedback.rating < 1
                || feedback.rating > FeedbackFact.BEST) {
            return Outcome.refused("revenue.case.feedback-invalid", ManualFacts.LONGEST_TEXT);
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
                        feedback.text.strip(),
                        ManualFacts.BY,
                        me.id().value());
        return hand.append(
                me,
                Map.of("fact", ManualFacts.fact(known.subject(), FeedbackFact.GIVEN, at, data)),
                at);
    }

    /// Says what became of the feedback `of`; the first answer counts.
    Outcome<EntryNo> close(Person me, Fact.Subject subject, Fact.Id of, String answer, Instant at) {
        if (ManualFacts.isBad(answer)) {
            return Outcome.refused("revenue.case.text-invalid", ManualFacts.LONGEST_TEXT);
        }
        var found = transactions.read(me.tenant(), () -> facts.find(me.tenant(), List.of(of)));
        if (found.stream().noneMatch(fact -> isFeedback(subject, fact))) {
            return Outcome.refused("revenue.case.fact-not-found", of.seq());
        }
        var data =
                Map.of(
                        "seq",
                        Long.toString(of.seq()),
                        "ordinal",
                        Integer.toString(of.ordinal()),
                        "text",
                        answer.strip(),
                        ManualFacts.BY,
                        me.id().value());
        return hand.append(
                me, Map.of("fact", ManualFacts.fact(subject, FeedbackFact.CLOSED, at, data)), at);
    }

    private static boolean isFeedback(Fact.Subject subject, Fact fact) {
        return fact.kind().equals(FeedbackFact.GIVEN) && fact.subject().equals(subject);
    }

    /// What people only say: another saying follows it, nothing corrects it.
    static boolean isSaid(Fact fact) {
        return List.of(NOTE, FeedbackFact.GIVEN, FeedbackFact.CLOSED).contains(fact.kind());
    }

    /// What a correction changes; what is empty stays as it was.
    record Correction(
            Fact.Id fact, Optional<Instant> at, Optional<BigDecimal> amount, String reason) {}

    /// The former fact ends with this entry; its row in the ledger stays as it came.
    Outcome<EntryNo> correct(Person me, CaseDesk.Known known, Correction correction, Instant now) {
        if (ManualFacts.isBad(correction.reason)) {
            return Outcome.refused("revenue.case.reason-invalid", ManualFacts.LONGEST_TEXT);
        }
        var former =
                transactions.read(me.tenant(), () -> holding(me, known.subject(), correction.fact));
        if (former.isEmpty()) {
            return Outcome.refused("revenue.case.fact-gone", correction.fact().seq());
        }
        var payload = new LinkedHashMap<String, Object>();
        payload.put("fact", corrected(me, known.model(), former.get(), correction));
        payload.put(
                "corrects",
                Map.of("seq", correction.fact().seq(), "ordinal", correction.fact().ordinal()));
        payload.put("reason", correction.reason.strip());
        return hand.append(me, payload, now);
    }

    /// A fact of the subject as it holds now: who corrects what a colleague has just corrected
    /// would overwrite it unseen.
    private Optional<Fact> holding(Person me, Fact.Subject subject, Fact.Id id) {
        var asked = new Facts.Subjects(subject.type(), List.of(subject.id()));
        var generation = facts.generation(me.tenant());
        return facts.of(me.tenant(), generation, asked, Long.MAX_VALUE).stream()
                .filter(fact -> fact.id().equals(id) && !isSaid(fact))
                .findFirst();
    }

    private static Map<String, Object> corrected(
            Person me, StageModel model, Fact former, Correction correction) {
        var at = correction.at().orElse(former.at());
        var data = new LinkedHashMap<>(former.data());
        data.put(CORRECTS, Long.toString(former.seq().value()));
        data.put(WHY, correction.reason.strip());
        data.put(CORRECTED_BY, me.id().value());
        var fact = ManualFacts.fact(former.subject(), former.kind(), at, data);
        fact.put("source", former.source());
        fact.put("source_seq", former.sourceSeq());
        fact.put("dims", former.dims());
        var amount = correction.amount().or(() -> Optional.ofNullable(former.amount()));
        var unit = Optional.ofNullable(former.unit()).or(model::unit);
        if (amount.isPresent() && unit.isPresent()) {
            fact.put("amount", amount.get().toPlainString());
            fact.put("unit", unit.get());
        }
        return fact;
    }
}
