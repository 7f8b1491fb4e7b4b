package seihon.revenue.lineage;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.domain.Outcome;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.ledger.Facts;
import seihon.ledger.Generations;
import seihon.metrics.Explanation;
import seihon.metrics.Figure;
import seihon.metrics.Source;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.lineage.CountedStore.Counts;

/// Explains the figures of stage models.
@Component
class RevenueSource implements Source {

    private static final List<String> MEASURES =
            List.of(
                    "flow",
                    "conversion",
                    "win-rate",
                    "moves",
                    "move-summary",
                    "dwell",
                    "lead-time",
                    "stalled",
                    "velocity",
                    "first-touch",
                    "coverage",
                    "bottleneck");

    private final Documents documents;
    private final Calculation calculation;
    private final CountedStore counted;
    private final Facts facts;
    private final Generations generations;
    private final Clock clock;

    RevenueSource(
            Documents documents,
            Calculation calculation,
            CountedStore counted,
            Facts facts,
            Generations generations,
            Clock clock) {
        this.documents = documents;
        this.calculation = calculation;
        this.counted = counted;
        this.facts = facts;
        this.generations = generations;
        this.clock = clock;
    }

    @Override
    public boolean computes(Figure figure) {
        return Named.of(figure).filter(named -> MEASURES.contains(named.measure())).isPresent();
    }

    @Override
    public Outcome<Explanation> explain(TenantId tenant, Figure figure, Page page) {
        var named = Named.of(figure).orElseThrow();
        return documents
                .find(tenant, StageModel.class, named.model())
                .map(loaded -> Outcome.done(explanation(tenant, named, loaded, page)))
                .orElseGet(() -> Outcome.refused("revenue.model-not-found", named.model()));
    }

    private Explanation explanation(
            TenantId tenant, Named named, Loaded<StageModel> loaded, Page page) {
        var model = loaded.value();
        var result = calculation.of(tenant, named);
        var counts = counts(named, model);
        return new Explanation(
                title(named, model),
                Refusal.of("revenue.why.meaning." + named.measure()),
                result.value(),
                result.unit(),
                Optional.of(loaded.revision()),
                result.steps(),
                facts.find(tenant, counted.facts(tenant, model, counts, page)),
                counted.total(tenant, model, counts),
                generations.position(tenant, "revenue/" + model.id()).next(),
                named.zone(model).getId());
    }

    private static Refusal title(Named named, StageModel model) {
        var about =
                named.text("stage")
                        .or(() -> named.text("from_stage"))
                        .flatMap(model::stage)
                        .map(Stage::titleJa)
                        .orElse(model.titleJa());
        var period = named.text("from").orElse("") + "〜" + named.text("to").orElse("");
        return Refusal.of("revenue.why.title." + named.measure(), about, period);
    }

    /// What is counted: visits to the stage it is about, begun within its days. A win rate counts
    /// visits that end cases, dwell those that ended; what stands counts however long ago it came.
    /// A first touch counts hot actions.
    private CountedStore.Counted counts(Named named, StageModel model) {
        var counts =
                switch (named.measure()) {
                    case "stalled", "velocity", "coverage" -> Counts.STANDING;
                    case "dwell" -> Counts.LEFT;
                    case "first-touch" -> Counts.TOUCHED;
                    default -> Counts.ENTERED;
                };
        var now = clock.instant();
        return new CountedStore.Counted(
                counts,
                stages(named, model),
                named.measure().equals("moves") ? named.text("from_stage") : Optional.empty(),
                named.begins(model),
                counts == Counts.STANDING ? named.moment("at").orElse(now) : named.ends(model, now),
                slots(named, model));
    }

    private static List<String> stages(Named named, StageModel model) {
        return switch (named.measure()) {
            case "win-rate" ->
                    model.stages().stream().filter(Stage::isTerminal).map(Stage::id).toList();
            case "conversion" -> named.text("from_stage").stream().toList();
            case "velocity", "coverage" -> model.openStages();
            case "moves", "lead-time" -> named.text("to_stage").stream().toList();
            default -> named.text("stage").stream().toList();
        };
    }

    private static Map<Integer, String> slots(Named named, StageModel model) {
        var slots = new HashMap<Integer, String>();
        named.dims()
                .forEach((name, value) -> {
                    var slot = model.slot(name);
                    if (slot.isPresent()) {
                        slots.put(slot.getAsInt() + 1, value);
                    }
                });
        return slots;
    }
}
