package seihon.docs.proposals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import seihon.docs.Proposals.State;

/// The page `/proposals`: proposals of one state, newest first. `next` is the address of older
/// ones.
public record ProposalListView(
        Shown shown, List<Shown> choices, List<Row> rows, Optional<String> next) {

    public ProposalListView {
        choices = List.copyOf(choices);
        rows = List.copyOf(rows);
    }

    /// Which proposals are listed.
    public enum Shown {
        OPEN("docs.proposals.shown.open"),
        MERGED("docs.proposals.shown.merged"),
        WITHDRAWN("docs.proposals.shown.withdrawn"),
        ALL("docs.proposals.shown.all");

        private final String label;

        Shown(String label) {
            this.label = label;
        }

        /// Message key.
        public String label() {
            return label;
        }

        /// As the address says it.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /// The open ones for a word that is none.
        static Shown of(String word) {
            return named(word).orElse(OPEN);
        }

        static Optional<Shown> named(String word) {
            return Stream.of(values()).filter(shown -> shown.word().equals(word)).findFirst();
        }
    }

    /// One line. `missing` counts approvals that are still needed; `mine` says that I can give one.
    public record Row(
            long number,
            String title,
            String author,
            State state,
            int revision,
            Instant openedAt,
            Instant movedAt,
            int missing,
            boolean behind,
            boolean mine,
            Optional<Instant> deadline) {

        public String stateLabel() {
            return StateWords.label(state);
        }

        public String tone() {
            return StateWords.tone(state);
        }
    }
}
