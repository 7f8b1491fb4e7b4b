package seihon.docs.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What IT sees of Git: how long clones and fetches take, how many pushes became proposals and how
/// many were refused, by the reason's key.
@Component
class GitMeters {

    private final MeterRegistry meters;

    GitMeters(ObjectProvider<MeterRegistry> meters) {
        this.meters = meters.getIfAvailable(() -> Metrics.globalRegistry);
    }

    /// `kind` is `clone` or `fetch`.
    void sent(String kind, Duration took) {
        Timer.builder("seihon.git.sent")
                .description("packs sent to git clients")
                .tag("kind", kind)
                .register(meters)
                .record(took);
    }

    void refusedClone(String reason) {
        meters.counter("seihon.git.clones.refused", "reason", reason).increment();
    }

    void proposed() {
        meters.counter("seihon.git.pushes", "outcome", "proposed", "reason", "none").increment();
    }

    void refusedPush(String reason) {
        meters.counter("seihon.git.pushes", "outcome", "refused", "reason", reason).increment();
    }
}
