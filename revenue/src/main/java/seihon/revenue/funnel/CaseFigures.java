package seihon.revenue.funnel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.ledger.Facts.Subjects;
import seihon.revenue.CaseHistory;
import seihon.revenue.CaseHistory.Stay;
import seihon.revenue.Funnel;
import seihon.revenue.StageModel;
import seihon.revenue.visits.CaseVisits;
import seihon.revenue.visits.CaseWalk;
import seihon.revenue.visits.FactReader;
import seihon.revenue.visits.Visit;

/// One case, walked through again from its facts.
@Component
class CaseFigures {

    private final Facts facts;

    CaseFigures(Facts facts) {
        this.facts = facts;
    }

    Outcome<CaseHistory> history(Inquiry inquiry, String caseId) {
        var model = inquiry.model();
        var reader = new FactReader(model);
        var known =
                facts
                        .of(
                                inquiry.tenant(),
                                facts.generation(inquiry.tenant()),
                                new Subjects(model.subject(), List.of(caseId)),
                                inquiry.asOf())
                        .stream()
                        .filter(fact -> reader.concerns(fact) || isByHand(fact))
                        .toList();
        var walked = known.stream().filter(reader::concerns).map(reader::read).toList();
        if (walked.isEmpty()) {
            return Outcome.refused("revenue.case-not-found", caseId, model.id());
        }
        return Outcome.done(history(inquiry, caseId, known, CaseWalk.through(model, walked)));
    }

    /// Notes and feedback belong to the case, whatever sources the model reads.
    private static boolean isByHand(Fact fact) {
        return fact.origin() == Entry.Origin.MANUAL;
    }

    private static CaseHistory history(
            Inquiry inquiry, String caseId, List<Fact> known, CaseVisits visits) {
        var model = inquiry.model();
        var latest = known.subList(Math.max(0, known.size() - Funnel.MOST_FACTS), known.size());
        var last =
                visits.isEmpty() ? Optional.<Visit>empty() : Optional.of(visits.visits().getLast());
        return new CaseHistory(
                caseId,
                last.map(Visit::stage),
                last.flatMap(visit -> Optional.ofNullable(visit.amountOut())),
                model.unit(),
                last.map(visit -> dims(model, visit)).orElse(Map.of()),
                visits.visits().stream().map(visit -> stay(model, visit)).toList(),
                latest,
                known.size(),
                visits.undecidable(),
                visits.foreignUnits(),
                visits.outOfOrder(),
                inquiry.stamp());
    }

    private static Stay stay(StageModel model, Visit visit) {
        return new Stay(
                visit.stage(),
                visit.nth(),
                visit.enteredAt(),
                Optional.ofNullable(visit.exitedAtUnlessStanding()),
                Optional.ofNullable(visit.amountIn()),
                Optional.ofNullable(visit.amountOut()),
                dims(model, visit),
                visit.enteredBy());
    }

    private static Map<String, String> dims(StageModel model, Visit visit) {
        var dims = new LinkedHashMap<String, String>();
        for (int slot = 0; slot < model.dims().size(); slot++) {
            dims.put(model.dims().get(slot).name(), visit.dims().get(slot));
        }
        return dims;
    }
}
