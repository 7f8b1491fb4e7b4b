package seihon.ledger.facts;

import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.ledger.Projection;
import seihon.ledger.Translator;

/// Makes the projection of facts with another translator than the house's.
@Component
public class TrialFacts {

    private final EntryReader entries;
    private final FactStore facts;
    private final StandingStore standing;
    private final QuarantineStore quarantine;

    TrialFacts(
            EntryReader entries,
            FactStore facts,
            StandingStore standing,
            QuarantineStore quarantine) {
        this.entries = entries;
        this.facts = facts;
        this.standing = standing;
        this.quarantine = quarantine;
    }

    public Projection by(Translator other) {
        return new FactProjection(Optional.of(other), entries, facts, standing, quarantine);
    }
}
