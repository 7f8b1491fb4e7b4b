package seihon.revenue.effect;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.connectors.Mapping;
import seihon.connectors.Reference;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.docs.Effect;
import seihon.docs.Perspectives;
import seihon.docs.ProposedChange;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Facts;
import seihon.ledger.Generations;
import seihon.ledger.Translator;
import seihon.revenue.StageModel;
import seihon.revenue.effect.FactWalk.Ground;
import seihon.revenue.journal.CaseMonths;
import seihon.revenue.rereading.Rereading;

/// Flow and balance of the stage models that a change moves, before and after. Both sides are
/// derived here from the same entries: the tables that live may be a few entries ahead.
@Component
class FunnelEffect implements Effect {

    private static final int MOST_ATTEMPTS = 3;

    private final Documents documents;
    private final Perspectives perspectives;
    private final Facts facts;
    private final Generations generations;
    private final Translator translator;
    private final FactWalk walk;
    private final Rereading rereading;
    private final Transactions transactions;

    FunnelEffect(
            Documents documents,
            Perspectives perspectives,
            Facts facts,
            Generations generations,
            Translator translator,
            FactWalk walk,
            Rereading rereading,
            Transactions transactions) {
        this.documents = documents;
        this.perspectives = perspectives;
        this.facts = facts;
        this.generations = generations;
        this.translator = translator;
        this.walk = walk;
        this.rereading = rereading;
        this.transactions = transactions;
    }

    @Override
    public String name() {
        return "revenue";
    }

    @Override
    public Set<String> kinds() {
        return Set.of("stage-model", "mapping", "reference");
    }

    /// Models by their blobs, facts by their generation: it changes once they are read anew.
    @Override
    public String basis(TenantId tenant, ProposedChange change) {
        return names(documents.all(tenant, StageModel.class))
                + "\n"
                + facts.generation(tenant)
                + "\n"
                + translator.basis(tenant);
    }

    private static <T> String names(Collection<Loaded<T>> some) {
        return some.stream()
                .map(one -> one.revision().name() + " " + one.revision().blob())
                .sorted()
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Preview calculate(
            TenantId tenant, ProposedChange change, Instant now, Progress progress) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            var plan = transactions.read(tenant, () -> plan(tenant, change));
            var preview = calculated(plan, now, progress);
            if (transactions.read(tenant, () -> facts.generation(tenant))
                    == plan.present.generation()) {
                return preview;
            }
        }
        throw new IllegalStateException("the facts are read anew again and again");
    }

    /// What is walked: pairs of models over the present facts and, where those would be read
    /// otherwise, over a reading of their own.
    private record Plan(Ground present, List<Pair> pairs, Optional<Rereading.Order> otherwise) {}

    private record Pair(Optional<StageModel> before, Optional<StageModel> after) {}

    private Plan plan(TenantId tenant, ProposedChange change) {
        var proposed = perspectives.under(change);
        var position = generations.position(tenant, Facts.PROJECTION);
        var masterData = differ(tenant, proposed, Reference.class);
        var facts = masterData || differ(tenant, proposed, Mapping.class);
        return new Plan(
                new Ground(tenant, position.gen(), position.next()),
                pairs(tenant, proposed, facts),
                facts
                        ? Optional.of(
                                new Rereading.Order(tenant, proposed, masterData, position.next()))
                        : Optional.empty());
    }

    private boolean differ(TenantId tenant, Documents proposed, Class<?> type) {
        return !names(documents.all(tenant, type)).equals(names(proposed.all(tenant, type)));
    }

    /// Every model when facts move, else those that the change touches.
    private List<Pair> pairs(TenantId tenant, Documents proposed, boolean all) {
        var before = documents.all(tenant, StageModel.class);
        var after = proposed.all(tenant, StageModel.class);
        return Stream.concat(before.stream(), after.stream())
                .map(one -> one.value().id())
                .distinct()
                .filter(id -> all || !blob(before, id).equals(blob(after, id)))
                .map(id -> new Pair(model(before, id), model(after, id)))
                .toList();
    }

    private static Optional<Loaded<StageModel>> found(List<Loaded<StageModel>> some, String id) {
        return some.stream().filter(one -> one.value().id().equals(id)).findFirst();
    }

    private static Optional<String> blob(List<Loaded<StageModel>> some, String id) {
        return found(some, id).map(one -> one.revision().blob());
    }

    private static Optional<StageModel> model(List<Loaded<StageModel>> some, String id) {
        return found(some, id).map(Loaded::value);
    }

    private Preview calculated(Plan plan, Instant now, Progress progress) {
        var before = plan.pairs.stream().map(pair -> months(pair.before)).toList();
        var after = plan.pairs.stream().map(pair -> months(pair.after)).toList();
        var length = walk.length(plan.present);
        var counter =
                new Counter(
                        progress,
                        plan.otherwise.map(order -> order.length() + 2 * length).orElse(length));
        if (plan.otherwise.isEmpty()) {
            walk.through(plan.present, present(before, after), counter::add);
        } else {
            walk.through(plan.present, present(before, List.of()), counter::add);
            walkOtherwise(plan, plan.otherwise.get(), present(after, List.of()), counter);
        }
        var comparisons = new ArrayList<Comparison>();
        for (int at = 0; at < plan.pairs.size(); at++) {
            comparisons.add(
                    EffectRules.compared(Side.of(before.get(at)), Side.of(after.get(at)), now));
        }
        return new Preview(plan.present.size(), comparisons);
    }

    private void walkOtherwise(
            Plan plan, Rereading.Order order, List<CaseMonths> models, Counter counter) {
        var trial = rereading.read(order, counter::add);
        try {
            var ground = new Ground(order.tenant(), trial.generation(), plan.present.size());
            walk.through(ground, models, counter::add);
        } finally {
            rereading.drop(order.tenant(), trial);
        }
    }

    private static Optional<CaseMonths> months(Optional<StageModel> model) {
        return model.map(CaseMonths::new);
    }

    private static List<CaseMonths> present(
            List<Optional<CaseMonths>> some, List<Optional<CaseMonths>> more) {
        return Stream.concat(some.stream(), more.stream()).flatMap(Optional::stream).toList();
    }

    /// Adds steps up. Facts that ended since are counted and not walked, so it may stay below its
    /// total.
    private static final class Counter {

        private final Progress progress;
        private final long total;
        private long done;

        Counter(Progress progress, long total) {
            this.progress = progress;
            this.total = Math.max(1, total);
        }

        void add(long more) {
            done += more;
            progress.at(Math.min(done, total), total);
        }
    }

    @Override
    public Refusal sentence(Preview preview, Locale language) {
        return EffectRules.sentence(preview, language);
    }
}
