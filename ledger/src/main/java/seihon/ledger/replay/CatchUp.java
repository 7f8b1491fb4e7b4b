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
                step = after(tenant, projection, replayer.waitAndStep(tenant, projection));
            }
        }
    }

    /// One step of a worker; true when more may be waiting.
    boolean follow(TenantId tenant, Projection projection) {
        var step = after(tenant, projection, replayer.step(tenant, projection));
        return step != Replayer.Step.DONE;
    }

    private Replayer.Step after(TenantId tenant, Projection projection, Replayer.Step step) {
        if (step == Replayer.Step.STALE) {
            rebuild.renew(tenant, projection);
        }
        return step;
    }
}
