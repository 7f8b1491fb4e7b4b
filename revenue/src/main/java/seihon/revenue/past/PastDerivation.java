package seihon.revenue.past;

import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import org.springframework.stereotype.Component;
import seihon.connectors.Reference;
import seihon.docs.Documents;
import seihon.docs.Perspectives;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Facts;
import seihon.ledger.Trials;
import seihon.ledger.Trials.Trial;
import seihon.revenue.journal.ModelProjections;
import seihon.revenue.rereading.Rereading;

/// Derives a model once more from the first entries by the documents of then. Facts are read anew
/// only where the mappings of then would read them otherwise.
@Component
class PastDerivation {

    private static final int MOST_ATTEMPTS = 3;

    private final Documents documents;
    private final Perspectives perspectives;
    private final Interpretations interpretations;
    private final Facts facts;
    private final ModelProjections models;
    private final Rereading rereading;
    private final Trials trials;
    private final Transactions transactions;
    private final Clock clock;

    PastDerivation(
            Documents documents,
            Perspectives perspectives,
            Interpretations interpretations,
            Facts facts,
            ModelProjections models,
            Rereading rereading,
            Trials trials,
            Transactions transactions,
            Clock clock) {
        this.documents = documents;
        this.perspectives = perspectives;
        this.interpretations = interpretations;
        this.facts = facts;
        this.models = models;
        this.rereading = rereading;
        this.trials = trials;
        this.transactions = transactions;
        this.clock = clock;
    }

    record Order(TenantId tenant, String model, long size) {}

    /// `rereads`: the living facts, of generation `factsGen`, are not those of then.
    private record Plan(Documents then, boolean rereads, boolean masterDataToo, int factsGen) {}

    /// The generation with the rows. `progress` makes, from the number of steps, who is told how
    /// many more are done.
    int derive(Order order, LongFunction<LongConsumer> progress) {
        for (int attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
            var plan = transactions.read(order.tenant, () -> plan(order));
            var gen = derived(order, plan, progress);
            if (plan.rereads || generation(order) == plan.factsGen) {
                return gen;
            }
        }
        throw new IllegalStateException("the facts are read anew again and again");
    }

    private int generation(Order order) {
        return transactions.read(order.tenant, () -> facts.generation(order.tenant));
    }

    private Plan plan(Order order) {
        var then = perspectives.asOf(order.size);
        var model = interpretations.model(order.tenant, order.model, order.size).orElseThrow();
        return new Plan(
                then,
                !interpretations.readTheSame(order.tenant, model.value(), order.size),
                !blobs(order, documents).equals(blobs(order, then)),
                facts.generation(order.tenant));
    }

    private static List<String> blobs(Order order, Documents some) {
        return some.all(order.tenant, Reference.class).stream()
                .map(one -> one.revision().blob())
                .toList();
    }

    private int derived(Order order, Plan plan, LongFunction<LongConsumer> progress) {
        var again = new Rereading.Order(order.tenant, plan.then, plan.masterDataToo, order.size);
        var steps = progress.apply(order.size + (plan.rereads ? again.length() : 0));
        if (!plan.rereads) {
            return filled(order, plan, plan.factsGen, steps);
        }
        var read = rereading.read(again, steps);
        try {
            return filled(order, plan, read.generation(), steps);
        } finally {
            rereading.drop(order.tenant, read);
        }
    }

    private int filled(Order order, Plan plan, int factsGen, LongConsumer steps) {
        var projection = models.by(order.model, plan.then, factsGen);
        var trial = trials.begin(order.tenant, projection, clock.instant().plus(Pasts.KEPT));
        fill(order, trial, steps);
        trials.keep(
                order.tenant,
                projection.name(),
                trial.generation(),
                clock.instant().plus(Pasts.KEPT));
        return trial.generation();
    }

    private void fill(Order order, Trial trial, LongConsumer steps) {
        var next = 0L;
        while (next < order.size) {
            var reached = trials.step(order.tenant, trial, order.size);
            steps.accept(reached - next);
            next = reached;
        }
    }
}
