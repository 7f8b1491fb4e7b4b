package seihon.docs.effects;

import java.time.Instant;
import java.util.Optional;
import seihon.docs.Effect;

/// How far the effect of a proposal is. `made`: what was calculated last for this change, also
/// while it is being calculated again.
record Calculated(
        long proposal,
        String digest,
        String effect,
        String basis,
        State state,
        Instant askedAt,
        long done,
        long total,
        Optional<Made> made) {

    enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED;

        boolean goesOn() {
            return this == QUEUED || this == RUNNING;
        }
    }

    record Made(Instant at, Effect.Preview preview) {}
}
