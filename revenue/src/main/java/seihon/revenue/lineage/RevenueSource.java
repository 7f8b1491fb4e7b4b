package seihon.revenue.lineage;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.domain.Outcome;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.metrics.Explanation;
import seihon.metrics.Explanation.Step;
import seihon.metrics.Figure;
import seihon.metrics.Source;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.funnel.CountedFigures;
import seihon.revenue.funnel.CountedFigures.Found;
import seihon.revenue.funnel.NameStore;
import seihon.web.Dates;

/// Explains the figures of stage models.
@Component
class RevenueSource implements Source {

    private static final List<String> TABLES =
            List.of(
                    "flow",
                    "conversion",
                    "win-rate",
                    "moves",
                    "sent-back",
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
    private final CountedFigures counted;
    private final Facts facts;
    private final NameStore names;
    private final Clock clock;

    RevenueSource(
            Documents documents,
            Calculation calculation,
            CountedFigures counted,
            Facts facts,
            NameStore names,
            Clock clock) {
        this.names = names;
        this.documents = documents;
        this.calculation = calculation;
        this.counted = counted;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public boolean computes(Figure figure) {
        return Named.of(figure).filter(named -> TABLES.contains(named.table())).isPresent();
    }

    @Override
    public Map<Fact.Subject, Subject> subjects(
            TenantId tenant, Figure figure, Collection<Fact.Subject> asked) {
        var model = Named.of(figure).orElseThrow().model();
        var ids = asked.stream().map(Fact.Subject::id).toList();
        var called = names.names(tenant, model, ids);
        var known = new HashMap<Fact.Subject, Subject>();
        for (var subject : asked) {
            var name = called.get(subject.id());
            if (name != null) {
                known.put(subject, new Subject(name, NameStore.address(model, subject.id())));
            }
        }
        return known;
    }

    private record Asked(TenantId tenant, Named named, Page page, Locale language, Instant now) {}

    @Override
    public Outcome<Explained> explain(TenantId tenant, Figure figure, Page page, Locale language) {
        var named = Named.of(figure).orElseThrow();
        var asked = new Asked(tenant, named, page, language, clock.instant());
        var model = documents.find(tenant, StageModel.class, named.model());
        if (model.isEmpty()) {
            return Outcome.refused("revenue.model-not-found", named.model());
        }
        return knowsStages(named, model.get().value())
                .then(known -> calculation.of(tenant, named, known))
                .then(found ->
                        switch (found) {
                            case Calculation.Found.Result result ->
                                    explanation(asked, model.get(), result)
                                            .map(Explained.Ready::new);
                            case Calculation.Found.Later(var job, var address) ->
                                    Outcome.done(new Explained.Later(job, address));
                        });
    }

    private static Outcome<StageModel> knowsStages(Named named, StageModel model) {
        var ids = model.stages().stream().map(Stage::id).toList();
        return Stream.of("stage", "from_stage", "to_stage")
                .flatMap(key -> named.text(key).stream())
                .filter(stage -> !ids.contains(stage))
                .findFirst()
                .map(stage ->
                        Outcome.<StageModel>refused(
                                "revenue.question.stage-invalid", stage, String.join(", ", ids)))
                .orElseGet(() -> Outcome.done(model));
    }

    private Outcome<Explanation> explanation(
            Asked asked, Loaded<StageModel> newest, Calculation.Found.Result result) {
        var numbers = result.numbers();
        var measure = asked.named.measure();
        var number = numbers.find(measure);
        if (number.isEmpty() && !numbers.isEmpty()) {
            return Outcome.refused(
                    "revenue.question.choice-invalid",
                    Figure.MEASURE,
                    measure,
                    String.join(", ", numbers.names()));
        }
        var loaded = derivedBy(asked.tenant, newest, result.stamp());
        return found(asked, loaded.value(), result)
                .map(found ->
                        new Explanation(
                                title(asked, loaded.value()),
                                Refusal.of("revenue.why.meaning." + asked.named.table()),
                                number.flatMap(Numbers.Value::value),
                                number.map(Numbers.Value::unit).orElse(Numbers.COUNT),
                                Optional.of(loaded.revision()),
                                steps(asked.named, numbers),
                                facts.find(asked.tenant, found.facts()),
                                found.total(),
                                result.stamp().asOf(),
                                result.stamp().zone().getId()));
    }

    /// The revision of the model that the rows come from.
    private Loaded<StageModel> derivedBy(
            TenantId tenant, Loaded<StageModel> newest, FunnelAnswer.Stamp stamp) {
        if (newest.revision().name().equals(stamp.revision())) {
            return newest;
        }
        return documents.allAsOf(tenant, StageModel.class, stamp.asOf()).stream()
                .filter(each -> each.revision().name().equals(stamp.revision()))
                .findFirst()
                .orElse(newest);
    }

    /// Of the same entries as the number.
    private Outcome<Found> found(Asked asked, StageModel model, Calculation.Found.Result result) {
        var question = asked.named.question().asOf(result.stamp().asOf());
        var counts = CountedRules.of(asked.named, model, result.numbers(), asked.now);
        return counted.find(asked.tenant, question, counts, asked.page)
                .map(answer ->
                        switch (answer) {
                            case FunnelAnswer.Ready<Found>(var rows, _) when !rows.isEmpty() ->
                                    rows.getFirst();
                            case FunnelAnswer.Ready<Found> _, FunnelAnswer.Later<Found> _ ->
                                    new Found(0, List.of());
                        });
    }

    private static List<Step> steps(Named named, Numbers numbers) {
        return numbers.names().stream()
                .map(name -> step(named, name, numbers.find(name).orElseThrow()))
                .toList();
    }

    private static Step step(Named named, String name, Numbers.Value number) {
        return new Step(
                label(named.figure().with(Figure.MEASURE, name)),
                number.value(),
                number.unit(),
                number.counted() && !name.equals(named.measure())
                        ? Optional.of(named.figure().with(Figure.MEASURE, name))
                        : Optional.empty());
    }

    /// What the number is called.
    private static Refusal label(Figure figure) {
        var named = Named.of(figure).orElseThrow();
        var days = named.olderThan();
        return days.isPresent()
                ? Refusal.of("revenue.why.older", days.getAsInt())
                : Refusal.of("revenue.why." + named.table() + "." + word(named));
    }

    /// The measure as it is written in message keys. The rate of won cases is another one by count
    /// and by amount, and without a target something stands in its place.
    private static String word(Named named) {
        var measure = named.measure().replace('_', '-');
        if (named.table().equals("win-rate") && measure.equals("rate")) {
            var isByCount =
                    named.choice("basis", WinBasis.class).orElse(WinBasis.COUNT) == WinBasis.COUNT;
            return isByCount ? "rate" : "amount-rate";
        }
        var isBest = named.table().equals("coverage") && named.text("target").isEmpty();
        return isBest && measure.equals("target") ? "target-best" : measure;
    }

    private static Refusal title(Asked asked, StageModel model) {
        var named = asked.named;
        var period = Refusal.of("revenue.between", day(named, "from"), day(named, "to"));
        return Refusal.of(
                "revenue.why.title." + named.table(),
                about(asked, model),
                period,
                label(named.figure()));
    }

    /// Empty when there is none, or it is no day: addresses are typed too.
    private static Object day(Named named, String key) {
        try {
            return named.text(key)
                    .<Object>map(text -> Dates.plain(LocalDate.parse(text)))
                    .orElse("");
        } catch (DateTimeException unreadable) {
            return "";
        }
    }

    private static Object about(Asked asked, StageModel model) {
        var named = asked.named;
        if (named.isOfOpenStages()) {
            return Refusal.of("revenue.why.open-stages");
        }
        var from = title(asked, model, "from_stage");
        var to = title(asked, model, "to_stage");
        if (from.isPresent() && to.isPresent()) {
            return Refusal.of("revenue.moves.from-to", from.get(), to.get());
        }
        return title(asked, model, "stage")
                .or(() -> from)
                .or(() -> to)
                .orElseGet(() -> model.title(asked.language));
    }

    private static Optional<String> title(Asked asked, StageModel model, String key) {
        return asked.named.text(key).flatMap(model::stage).map(each -> each.title(asked.language));
    }
}
