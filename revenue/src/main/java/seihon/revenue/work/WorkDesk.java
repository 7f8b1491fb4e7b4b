package seihon.revenue.work;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import seihon.connectors.DimensionValues;
import seihon.domain.Person;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.revenue.Funnel;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.visits.FactReader;
import seihon.web.RefusedRequest;

/// The list of cases to work on: who waits for a call first, then who has stood longest over the
/// limit.
@Component
class WorkDesk {

    private final Funnel funnel;
    private final StandingStore standing;
    private final Facts facts;
    private final DimensionValues called;

    WorkDesk(Funnel funnel, StandingStore standing, Facts facts, DimensionValues called) {
        this.funnel = funnel;
        this.standing = standing;
        this.facts = facts;
        this.called = called;
    }

    /// What is looked for: a model, a stage (empty: all that are not over), only my own cases, only
    /// those over their limit; with a `called` text those whose id or name has it, ended ones too;
    /// at most so many, from behind the place `after` (empty: from the first).
    record Search(
            String model,
            String stage,
            Optional<Boolean> mine,
            boolean over,
            String called,
            String after,
            int most) {

        /// Of the same only the first.
        Search first() {
            return new Search(model, stage, mine, over, called, "", 1);
        }

        boolean isByName() {
            return !called.isBlank();
        }

        /// The same cases as a file.
        String file() {
            return address("/work.csv", mine).build(model, stage, called).toString();
        }

        /// The page with the same cases from behind a place, of whom they were shown.
        String behind(Place place, Optional<Boolean> shown) {
            return address("/work", shown)
                    .queryParam("after", "{after}")
                    .build(model, stage, called, place.text())
                    .toString();
        }

        private UriComponentsBuilder address(String path, Optional<Boolean> whose) {
            var address = UriComponentsBuilder.fromPath(path);
            address.queryParam("model", "{model}").queryParam("stage", "{stage}");
            whose.ifPresent(wish -> address.queryParam("mine", wish));
            return address.queryParam("over", over).queryParam("q", "{called}").encode();
        }
    }

    /// `stage` is the one asked for or empty; `mine` is empty where the model knows no owner.
    /// `rows` are some of `total` cases, `over` of which are over their limit; `next` is the page
    /// that shows what follows, or empty.
    record View(
            List<Choice> models,
            String model,
            long asOf,
            List<Choice> stages,
            String stage,
            Optional<Boolean> mine,
            boolean onlyOver,
            String called,
            List<Row> rows,
            long total,
            long over,
            String unit,
            String file,
            String next) {}

    record Choice(String title, String value, boolean chosen) {}

    /// `overDays` is how long over the limit, 0 within it. `hotSince`: the case asked for something
    /// and nobody has reached it since.
    record Row(
            String id,
            String name,
            String stage,
            long days,
            long overDays,
            Optional<BigDecimal> amount,
            Optional<Instant> hotSince,
            List<String> dims) {}

    View lay(Person me, Locale language, Search search, Instant now) {
        var models = funnel.models(me.tenant());
        if (models.isEmpty()) {
            return new View(
                    List.of(),
                    "",
                    0,
                    List.of(),
                    "",
                    Optional.empty(),
                    false,
                    "",
                    List.of(),
                    0,
                    0,
                    "",
                    search.file(),
                    "");
        }
        var model = chosen(models, search.model());
        var stages =
                model.stages().stream()
                        .filter(stage -> !stage.isTerminal() || search.isByName())
                        .filter(stage ->
                                search.stage().isEmpty() || stage.id().equals(search.stage()))
                        .toList();
        var ground = new Ground(me, language, model, now);
        var mine = mine(ground, stages, search);
        var slot = mine.orElse(false) ? slot(model) : 0;
        var found = found(ground, stages, slot, search);
        return new View(
                choices(models, model, language),
                model.id(),
                standing.asOf(me.tenant(), model),
                stages(model, search.stage(), language),
                search.stage(),
                mine,
                search.over(),
                search.called(),
                rows(ground, found.cases()),
                found.total(),
                found.over(),
                model.unit().orElse(""),
                search.file(),
                found.last().map(place -> search.behind(place, mine)).orElse(""));
    }

    private record Ground(Person me, Locale language, StageModel model, Instant now) {}

    private static StageModel chosen(List<StageModel> models, String id) {
        if (id.isEmpty()) {
            return models.getFirst();
        }
        return models.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new RefusedRequest("revenue.model-not-found", id));
    }

    /// Without a wish my own cases, when I have any; by name everybody's.
    private Optional<Boolean> mine(Ground ground, List<Stage> stages, Search search) {
        var slot = slot(ground.model());
        if (slot == 0) {
            return Optional.empty();
        }
        return search.mine()
                .or(() ->
                        Optional.of(
                                !search.isByName()
                                        && found(ground, stages, slot, search.first()).total()
                                                > 0));
    }

    /// 0 when the model has no owner.
    private static int slot(StageModel model) {
        return model.slot(DimensionValues.OWNER).orElse(-1) + 1;
    }

    private StandingStore.Found found(Ground ground, List<Stage> stages, int slot, Search search) {
        var me = ground.me();
        var asked =
                new StandingStore.Search(
                        stages,
                        search.called(),
                        slot,
                        me.id().value(),
                        search.over(),
                        ground.now(),
                        after(search),
                        search.most());
        return standing.standing(me.tenant(), ground.model(), asked);
    }

    private static Optional<Place> after(Search search) {
        if (search.after().isEmpty()) {
            return Optional.empty();
        }
        return Place.read(search.after())
                .or(() -> {
                    throw new RefusedRequest("revenue.work.after-invalid");
                });
    }

    private List<Row> rows(Ground ground, List<StandingStore.Standing> found) {
        var ids = found.stream().map(StandingStore.Standing::id).toList();
        var known =
                facts
                        .of(
                                ground.me().tenant(),
                                facts.generation(ground.me().tenant()),
                                new Facts.Subjects(ground.model().subject(), ids),
                                Long.MAX_VALUE)
                        .stream()
                        .collect(Collectors.groupingBy(fact -> fact.subject().id()));
        return found.stream()
                .map(one -> row(ground, one, known.getOrDefault(one.id(), List.of())))
                .toList();
    }

    private Row row(Ground ground, StandingStore.Standing one, List<Fact> known) {
        var stage = ground.model().stage(one.stage()).orElseThrow();
        var days = Duration.between(one.since(), ground.now()).toDays();
        var over = stage.maxAgeDays().isPresent() ? days - stage.maxAgeDays().getAsInt() : 0;
        return new Row(
                one.id(),
                one.name(),
                stage.title(ground.language()),
                days,
                Math.max(0, over),
                Optional.ofNullable(one.amount()),
                hot(ground.model(), known),
                dims(ground, one.dims()));
    }

    /// What is known of a case, in the order of the model's dimensions.
    private List<String> dims(Ground ground, List<String> values) {
        var names = called.of(ground.me().tenant());
        return IntStream.range(0, values.size())
                .filter(slot -> !values.get(slot).isEmpty())
                .mapToObj(
                        slot -> names.of(ground.model().dims().get(slot).name(), values.get(slot)))
                .toList();
    }

    /// The last hot action that no contact followed.
    static Optional<Instant> hot(StageModel model, List<Fact> known) {
        var contact = last(model.touch().contact(), known);
        return last(model.touch().hot(), known)
                .filter(hot -> contact.isEmpty() || contact.get().isBefore(hot));
    }

    private static Optional<Instant> last(List<StageModel.Criterion> criteria, List<Fact> known) {
        return known.stream()
                .filter(fact -> FactReader.matches(criteria, fact))
                .map(Fact::at)
                .max(Comparator.naturalOrder());
    }

    private static List<Choice> choices(
            List<StageModel> models, StageModel chosen, Locale language) {
        return models.stream()
                .map(each ->
                        new Choice(each.title(language), each.id(), each.id().equals(chosen.id())))
                .toList();
    }

    private static List<Choice> stages(StageModel model, String chosen, Locale language) {
        return model.stages().stream()
                .filter(stage -> !stage.isTerminal())
                .map(stage ->
                        new Choice(stage.title(language), stage.id(), stage.id().equals(chosen)))
                .toList();
    }
}
