package seihon.docs.change;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// Counts what happens to proposals, over all companies of this node. No label names a company or a
/// person.
@Component
class ProposalMeters {

    private final DistributionSummary waited =
            DistributionSummary.builder("seihon.docs.inbox.age")
                    .description("How long a proposal had waited when somebody decided")
                    .baseUnit("seconds")
                    .publishPercentiles(0.5, 0.95)
                    .register(Metrics.globalRegistry);

    void count(Step.Act act) {
        Counter.builder("seihon.docs.proposals")
                .description("Proposals that came into a state")
                .tag("state", act.word())
                .register(Metrics.globalRegistry)
                .increment();
    }

    /// Somebody decided on a revision that was made then.
    void waited(Instant madeAt, Instant decidedAt) {
        waited.record((double) Duration.between(madeAt, decidedAt).toSeconds());
    }
}
