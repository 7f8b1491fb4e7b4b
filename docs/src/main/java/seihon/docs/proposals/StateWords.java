package seihon.docs.proposals;

import seihon.docs.Proposals.State;

/// How a state is called (message key) and which tone its chip has.
final class StateWords {

    private StateWords() {}

    static String label(State state) {
        return switch (state) {
            case DRAFT -> "docs.proposals.state.draft";
            case OPEN -> "docs.proposals.state.open";
            case APPROVED -> "docs.proposals.state.approved";
            case MERGED -> "docs.proposals.state.merged";
            case RETURNED -> "docs.proposals.state.returned";
            case WITHDRAWN -> "docs.proposals.state.withdrawn";
            case EXPIRED -> "docs.proposals.state.expired";
        };
    }

    /// Class of the chip: `good`, `warn`, `bad`, `ai` or none.
    static String tone(State state) {
        return switch (state) {
            case DRAFT, WITHDRAWN -> "";
            case OPEN -> "ai";
            case APPROVED, MERGED -> "good";
            case RETURNED, EXPIRED -> "warn";
        };
    }
}
