package seihon.ledger.replay;

import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.ledger.Projection;
import seihon.ledger.Replay;

/// Follows the log with one projection until nothing is left, building a generation anew where the
/// definitions in force have changed.
@Component
class CatchUp implements Replay {

    private final Replayer replayer;
    private final GenerationRebuild rebuild;

    CatchUp(Replayer replayer, GenerationRebuild rebuild) {
        this.replayer = replayer;
        this.rebuild = rebuild;
    }

    @Override
    public void catchUp(TenantId tenant) {
        for (var projection : replayer.all(tenant)) {
            var step = Replayer.Step.MORE;
            while (step != Replayer.Step.DONE) {
                step = replayer.waitAndStep(tenant, projection);
                if (step == Replayer.Step.STALE) {
                    renew(tenant, projection);
                }
            }
        }
    }

    /// One step of a worker, which renews what is stale elsewhere: that takes long.
    Replayer.Step follow(TenantId tenant, Projection projection) {
        return replayer.step(tenant, projection);
    }

    void renew(TenantId tenant, Projection projection) {
        rebuild.renew(tenant, projection);
    }
}
