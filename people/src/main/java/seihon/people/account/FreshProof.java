package seihon.people.account;

import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.docs.StepUp;
import seihon.domain.Person;

/// Asked before a way in is added or changed: whether the person has just proven who they are.
/// Whoever finds a browser open would stay in for good otherwise.
@Component
public class FreshProof {

    private final ObjectProvider<StepUp> stepUp;

    FreshProof(ObjectProvider<StepUp> stepUp) {
        this.stepUp = stepUp;
    }

    public boolean isMissing(Person me, Instant at) {
        var known = stepUp.getIfAvailable();
        return known == null || !known.isFresh(me, at);
    }

    /// The page on which one proves it, and comes back to `next`.
    public Optional<String> address(String next) {
        return Optional.ofNullable(stepUp.getIfAvailable()).map(known -> known.address(next));
    }
}
