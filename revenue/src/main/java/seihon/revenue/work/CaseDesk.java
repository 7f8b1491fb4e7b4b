package seihon.revenue.work;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.connectors.DimensionValues;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.ledger.Entry;
import seihon.ledger.Fact;
import seihon.revenue.CaseHistory;
import seihon.revenue.Funnel;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.StageModel;
import seihon.revenue.hand.ManualFacts;
import seihon.revenue.visits.CaseName;
import seihon.revenue.visits.FeedbackFact;
import seihon.web.RefusedRequest;

/// One case: its visits, its facts, and why it stands where it stands.
@Component
class CaseDesk {

    private final Funnel funnel;
    private final DimensionValues called;

    CaseDesk(Funnel funnel, DimensionValues called) {
        this.funnel = funnel;
        this.called = called;
    }

    record View(
            String model,
            String modelTitle,
            String id,
            String name,
            Optional<String> stage,
            Optional<BigDecimal> amount,
            String unit,
            Map<String, String> dims,
            DimensionValues.Called called,
            Optional<Cause> because,
            Optional<Days> days,
            List<Visit> visits,
            List<Line> facts,
            int moreFacts,
            CaseHistory history,
            Optional<Handover> handover) {}

    /// Who has the case now and who handed it over; a case that never moved was handed over by
    /// nobody.
    record Handover(String to, String from, List<Choice> stages) {}

    record Visit(
            String stage,
            int nth,
            Instant enteredAt,
            Optional<Instant> exitedAt,
            Days days,
            Optional<BigDecimal> amountIn,
            Cause because) {}

    /// How many full days a visit has taken, and how long it may.
    record Days(long count, OptionalInt limit) {

        static Days between(Instant from, Instant until, OptionalInt limit) {
            return new Days(Duration.between(from, until).toDays(), limit);
        }

        /// 0 within the limit, or without one.
        public long over() {
            return limit.isPresent() ? Math.max(0, count - limit.getAsInt()) : 0;
        }
    }

    /// The fact that began a visit; its kind is known while it is among the latest facts.
    record Cause(long seq, Optional<String> kind) {}

    /// A fact as a line of the case's story, the newest first. `corrects` is the entry that it
    /// replaced; what people only say is not `correctable`.
    record Line(
            long seq,
            int ordinal,
            Instant at,
            String kind,
            Map<String, String> data,
            Optional<BigDecimal> amount,
            String unit,
            boolean manual,
            boolean correctable,
            Optional<String> corrects) {}

    record Choice(String id, String title) {}

    /// A case as the model that was asked for sees it, or the first that has it.
    record Known(StageModel model, CaseHistory history) {

        Fact.Subject subject() {
            return new Fact.Subject(model.subject(), history.id());
        }
    }

    Known find(TenantId tenant, String id, String asked) {
        var models = funnel.models(tenant);
        for (var model : models) {
            if (!asked.isEmpty() && !asked.equals(model.id())) {
                continue;
            }
            if (funnel.history(tenant, FunnelQuestion.of(model.id()), id)
                    instanceof
                    Outcome.Done<FunnelAnswer<CaseHistory>>(
                            FunnelAnswer.Ready<CaseHistory>(var rows, _))) {
                return new Known(model, rows.getFirst());
            }
        }
        throw new RefusedRequest(missing(models, id, asked));
    }

    /// Says where was looked.
    static Refusal missing(List<StageModel> models, String id, String asked) {
        if (!asked.isEmpty()) {
            return Refusal.of("revenue.case-not-found", id, asked);
        }
        if (models.isEmpty()) {
            return Refusal.of("revenue.case-without-model-not-found", id);
        }
        var names = models.stream().map(StageModel::id).collect(Collectors.joining(", "));
        return Refusal.of("revenue.case-in-no-model-not-found", id, names);
    }

    View lay(Person me, Locale language, Known known, Instant now) {
        var model = known.model();
        var history = known.history();
        var names = called.of(me.tenant());
        var kinds =
                history.facts().stream()
                        .collect(Collectors.toMap(Fact::id, Fact::kind, (first, _) -> first));
        var visits =
                history.visits().stream()
                        .map(stay ->
                                visit(
                                        stay,
                                        days(stay, model, now),
                                        title(model, stay.stage(), language),
                                        kinds))
                        .toList();
        return new View(
                model.id(),
                model.title(language),
                history.id(),
                CaseName.of(history.facts()).orElse(history.id()),
                history.stage().map(stage -> title(model, stage, language)),
                history.amount(),
                history.unit().orElse(""),
                new TreeMap<>(history.dims()),
                names,
                visits.isEmpty() ? Optional.empty() : Optional.of(visits.getLast().because()),
                history.stage()
                        .flatMap(model::stage)
                        .filter(stage -> !stage.isTerminal())
                        .map(_ -> visits.getLast().days()),
                visits,
                history.facts().reversed().stream()
                        .map(fact -> line(fact, model, names, language))
                        .toList(),
                history.factCount() - history.facts().size(),
                history,
                handover(model, history.visits(), language));
    }

    private static Optional<Handover> handover(
            StageModel model, List<CaseHistory.Stay> visits, Locale language) {
        var passed =
                visits.stream()
                        .map(CaseHistory.Stay::stage)
                        .filter(stage ->
                                model.stage(stage).filter(StageModel.Stage::isRanked).isPresent())
                        .toList();
        if (passed.size() < 2) {
            return Optional.empty();
        }
        var stages =
                model.ranked().stream()
                        .map(stage -> new Choice(stage.id(), stage.title(language)))
                        .toList();
        return Optional.of(new Handover(passed.getLast(), passed.get(passed.size() - 2), stages));
    }

    private static String title(StageModel model, String stage, Locale language) {
        return model.stage(stage).map(found -> found.title(language)).orElse(stage);
    }

    private static Days days(CaseHistory.Stay stay, StageModel model, Instant now) {
        return Days.between(
                stay.enteredAt(),
                stay.exitedAt().orElse(now),
                model.stage(stay.stage())
                        .map(StageModel.Stage::maxAgeDays)
                        .orElse(OptionalInt.empty()));
    }

    private static Visit visit(
            CaseHistory.Stay stay, Days days, String stage, Map<Fact.Id, String> kinds) {
        return new Visit(
                stage,
                stay.nth(),
                stay.enteredAt(),
                stay.exitedAt(),
                days,
                stay.amountIn(),
                new Cause(
                        stay.enteredBy().seq(), Optional.ofNullable(kinds.get(stay.enteredBy()))));
    }

    private static Line line(
            Fact fact, StageModel model, DimensionValues.Called names, Locale language) {
        var data = new TreeMap<>(fact.data());
        var corrects = Optional.ofNullable(data.remove(CaseActs.CORRECTS));
        for (var person : List.of(ManualFacts.BY, CaseActs.CORRECTED_BY)) {
            data.computeIfPresent(person, (_, id) -> names.of(DimensionValues.OWNER, id));
        }
        for (var stage : FeedbackFact.STAGES) {
            data.computeIfPresent(stage, (_, id) -> title(model, id, language));
        }
        if (fact.kind().equals(FeedbackFact.CLOSED)) {
            data.keySet().removeAll(FeedbackFact.OF);
        }
        return new Line(
                fact.seq().value(),
                fact.ordinal(),
                fact.at(),
                fact.kind(),
                data,
                Optional.ofNullable(fact.amount()),
                fact.unit() == null ? "" : fact.unit(),
                fact.origin() == Entry.Origin.MANUAL,
                !CaseActs.isSaid(fact),
                corrects);
    }
}
