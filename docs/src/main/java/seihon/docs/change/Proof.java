package seihon.docs.change;

import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import seihon.docs.StepUp;
import seihon.domain.Person;
import seihon.domain.Refusal;

/// How the acting person has proven who they are. Without an entrance nobody is fresh.
@Component
public class Proof {

    private final ObjectProvider<StepUp> stepUp;

    Proof(ObjectProvider<StepUp> stepUp) {
        this.stepUp = stepUp;
    }

    public boolean isFresh(Person me, Instant at) {
        var known = stepUp.getIfAvailable();
        return known != null && known.isFresh(me, at);
    }

    /// The page to prove it on, and from there back to `here`.
    public String address(String here) {
        var known = stepUp.getIfAvailable();
        return known == null ? here : known.address(here);
    }

    /// A token that a contributor made for somebody else decides nothing about their proposal: they
    /// have seen its secret.
    public Optional<Refusal> whyNotDecide(Person me, CaseFile file) {
        var known = stepUp.getIfAvailable();
        return known == null
                ? Optional.empty()
                : known.tokenMaker(me)
                        .filter(file::isContributor)
                        .map(maker -> Refusal.of("docs.approval.token-of-contributor", maker));
    }
}
