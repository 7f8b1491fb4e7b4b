package seihon.revenue.rereading;

import java.time.Clock;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import seihon.connectors.Readings;
import seihon.connectors.Readings.MasterState;
import seihon.connectors.References;
import seihon.docs.Documents;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Generations;
import seihon.ledger.Trials;
import seihon.ledger.Trials.Trial;

/// Reads all entries by other documents into a trial: first master data where its documents differ,
/// then the facts.
@Component
public class Rereading {

    /// Longer than any step takes: a trial whose owner went silent is discarded after it.
    static final Duration KEPT = Duration.ofMinutes(30);

    private final Trials trials;
    private final Readings readings;
    private final Generations generations;
    private final Transactions transactions;
    private final Clock clock;

    Rereading(
            Trials trials,
            Readings readings,
            Generations generations,
            Transactions transactions,
            Clock clock) {
        this.trials = trials;
        this.readings = readings;
        this.generations = generations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// What is read, and how much of the log. `masterDataToo`: the documents of master data differ
    /// from those in force.
    public record Order(TenantId tenant, Documents documents, boolean masterDataToo, long size) {

        /// How many entries are read in all.
        public long length() {
            return masterDataToo ? 2 * size : size;
        }
    }

    /// The trial with the facts; `entries` is told how many more entries were read.
    public Trial read(Order order, LongConsumer entries) {
        var facts =
                order.masterDataToo
                        ? readings.by(order.documents, masterData(order, entries))
                        : readings.by(order.documents, living(order));
        return filled(order, trials.begin(order.tenant, trials.facts(facts), until()), entries);
    }

    private MasterState living(Order order) {
        var gen =
                transactions.read(
                        order.tenant, () -> generations.live(order.tenant, References.PROJECTION));
        return new MasterState(gen, order.size);
    }

    private MasterState masterData(Order order, LongConsumer entries) {
        var projection = readings.masterData(order.documents);
        var trial = filled(order, trials.begin(order.tenant, projection, until()), entries);
        return new MasterState(trial.generation(), order.size);
    }

    private Trial filled(Order order, Trial trial, LongConsumer entries) {
        var next = 0L;
        while (next < order.size) {
            var reached = trials.step(order.tenant, trial, order.size);
            trials.keep(order.tenant, trial.projection().name(), trial.generation(), until());
            entries.accept(reached - next);
            next = reached;
        }
        return trial;
    }

    private java.time.Instant until() {
        return clock.instant().plus(KEPT);
    }

    public void drop(TenantId tenant, Trial trial) {
        trials.keep(tenant, trial.projection().name(), trial.generation(), clock.instant());
    }
}
