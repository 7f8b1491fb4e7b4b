package seihon.docs.proposals;

import seihon.docs.change.Proposal;
import seihon.domain.Refusal;

/// Where a proposal comes from, as a sentence.
final class Origins {

    private Origins() {}

    static Refusal sentence(Proposal proposal) {
        var of = proposal.originOf().orElse("");
        return switch (proposal.origin()) {
            case CHANGE -> Refusal.of("docs.proposals.origin.change");
            case RESTORE -> Refusal.of("docs.proposals.origin.restore", of);
            case REVERT -> Refusal.of("docs.proposals.origin.revert", of);
            case PROMOTION -> Refusal.of("docs.proposals.origin.promotion", of);
            case EMERGENCY -> Refusal.of("docs.proposals.origin.emergency");
        };
    }
}
