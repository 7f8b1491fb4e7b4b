package seihon.ledger.replay;

import java.time.Instant;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Projection;
import seihon.ledger.Translator;
import seihon.ledger.Trials;
import seihon.ledger.facts.TrialFacts;

/// A trial is a generation that is retired from its beginning: whatever becomes of its owner, it is
/// discarded like any other that nobody reads any more.
@Component
class StoredTrials implements Trials {

    private final Replayer replayer;
    private final CursorStore cursors;
    private final GenerationStore generations;
    private final TrialFacts facts;
    private final Transactions transactions;

    StoredTrials(
            Replayer replayer,
            CursorStore cursors,
            GenerationStore generations,
            TrialFacts facts,
            Transactions transactions) {
        this.replayer = replayer;
        this.cursors = cursors;
        this.generations = generations;
        this.facts = facts;
        this.transactions = transactions;
    }

    @Override
    public Projection facts(Translator other) {
        return facts.by(other);
    }

    @Override
    public Trial begin(TenantId tenant, Projection projection, Instant keptUntil) {
        return transactions.write(
                tenant,
                () -> {
                    var name = projection.name();
                    var live = cursors.lock(tenant, name);
                    var gen =
                            generations.beginTrial(
                                    tenant, new GenerationStore.Key(name, live.gen()), keptUntil);
                    return new Trial(projection, gen);
                });
    }

    @Override
    public long step(TenantId tenant, Trial trial, long size) {
        return transactions.write(
                tenant,
                () -> {
                    cursors.commitWithoutWaiting();
                    var key = key(trial);
                    var next =
                            generations
                                    .lock(tenant, key, GenerationStore.Purpose.TRIAL)
                                    .orElseThrow(() ->
                                            new IllegalStateException(
                                                    "trial %s was discarded".formatted(key)));
                    if (next >= size) {
                        return size;
                    }
                    var until = Math.min(size, next + trial.projection().batchSize());
                    trial.projection()
                            .applyUnseen(
                                    tenant,
                                    trial.generation(),
                                    replayer.batch(tenant, next, until));
                    generations.advance(tenant, key, until);
                    return until;
                });
    }

    @Override
    public void keep(TenantId tenant, String projection, int generation, Instant until) {
        var key = new GenerationStore.Key(projection, generation);
        transactions.run(tenant, () -> generations.keepTrial(tenant, key, until));
    }

    private static GenerationStore.Key key(Trial trial) {
        return new GenerationStore.Key(trial.projection().name(), trial.generation());
    }
}
