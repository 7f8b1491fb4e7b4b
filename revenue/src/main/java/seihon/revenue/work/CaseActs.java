package seihon.revenue.work;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.EntryNo;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Ledger;
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
    private final Ledger ledger;
    private final Transactions transactions;

    CaseActs(ManualFacts hand, Facts facts, Ledger ledger, Transactions transactions) {
        this.hand = hand;
        this.facts = facts;
        this.ledger = ledger;
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

    /// The former fact ends with this entry; its row in the ledger stays as it came. A fact is
    /// corrected once: who corrects what a colleague has just corrected would overwrite it unseen.
    /// The ledger sees to that, for the facts may not know of the colleague's entry yet.
    Outcome<EntryNo> correct(Person me, CaseDesk.Known known, Correction correction, Instant now) {
        if (ManualFacts.isBad(correction.reason)) {
            return Outcome.refused("revenue.case.reason-invalid", ManualFacts.LONGEST_TEXT);
        }
        var there = transactions.read(me.tenant(), () -> holding(me, known.subject()));
        var former = there.stream().filter(fact -> isMeant(correction, fact)).findFirst();
        if (former.isEmpty()) {
            var instead =
                    transactions.read(me.tenant(), () -> standing(me, there, correction.fact));
            return instead.<Outcome<EntryNo>>map(entry -> corrected(known, correction, entry))
                    .orElseGet(
                            () -> Outcome.refused("revenue.case.fact-gone", correction.fact.seq()));
        }
        var payload = new LinkedHashMap<String, Object>();
        payload.put("fact", corrected(me, known.model(), former.get(), correction));
        payload.put(
                "corrects",
                Map.of("seq", correction.fact.seq(), "ordinal", correction.fact.ordinal()));
        payload.put("reason", correction.reason.strip());
        var key = "correction %d.%d".formatted(correction.fact.seq(), correction.fact.ordinal());
        var entry = hand.appendOnce(me, key, payload, now);
        return ManualFacts.isOf(entry, me, payload)
                ? Outcome.done(entry.seq())
                : corrected(known, correction, entry);
    }

    private List<Fact> holding(Person me, Fact.Subject subject) {
        var asked = new Facts.Subjects(subject.type(), List.of(subject.id()));
        return facts.of(me.tenant(), facts.generation(me.tenant()), asked, Long.MAX_VALUE);
    }

    private static boolean isMeant(Correction correction, Fact fact) {
        return fact.id().equals(correction.fact) && !isSaid(fact);
    }

    /// The entry that corrected a fact, when what it says holds.
    private Optional<Entry> standing(Person me, List<Fact> holding, Fact.Id former) {
        var numbers =
                holding.stream()
                        .filter(fact ->
                                Long.toString(former.seq()).equals(fact.data().get(CORRECTS)))
                        .map(Fact::seq)
                        .toList();
        return ledger.find(me.tenant(), numbers).stream()
                .filter(entry -> isCorrecting(entry, former))
                .findFirst();
    }

    private static boolean isCorrecting(Entry entry, Fact.Id former) {
        var corrected = ManualFacts.said(entry).path("corrects");
        return corrected.path("seq").asLong(-1) == former.seq()
                && corrected.path("ordinal").asInt(-1) == former.ordinal();
    }

    /// Says who was first and what holds now.
    private static Outcome<EntryNo> corrected(
            CaseDesk.Known known, Correction correction, Entry first) {
        var fact = ManualFacts.said(first).path("fact");
        if (fact.isMissingNode()) {
            return Outcome.refused("revenue.case.fact-gone", correction.fact.seq());
        }
        var day =
                OffsetDateTime.parse(fact.path("at").asString())
                        .atZoneSameInstant(known.model().zone())
                        .toLocalDate();
        var amount =
                fact.hasNonNull("amount")
                        ? ", " + fact.path("amount").asString() + " " + fact.path("unit").asString()
                        : "";
        return Outcome.refused(
                "revenue.case.corrected-already",
                Long.toString(correction.fact.seq()),
                first.actor(),
                day + amount,
                Long.toString(first.seq().value()));
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
