package seihon.docs.change;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import seihon.domain.PersonId;

/// A proposal (稟議・提案) as its row says. `movedAt` is the last thing anybody did to it; `originOf`
/// names what a restore, revert or promotion goes back to.
public record Proposal(
        long number,
        String title,
        String why,
        PersonId author,
        Origin origin,
        Optional<String> originOf,
        Stage stage,
        int revision,
        Instant openedAt,
        Instant movedAt) {

    /// Nobody touched it for this long: it has expired, without any job having to say so.
    public static final Duration LONGEST_SILENCE = Duration.ofDays(90);

    public boolean isUnfinished() {
        return stage == Stage.OPEN || stage == Stage.RETURNED;
    }

    public boolean isExpired(Instant at) {
        return isUnfinished() && movedAt.plus(LONGEST_SILENCE).isBefore(at);
    }

    Proposal moved(Stage next, Instant at) {
        return new Proposal(
                number, title, why, author, origin, originOf, next, revision, openedAt, at);
    }

    /// The proposal at its next revision, open again. Its reason stays what it was opened for.
    public Proposal revised(String newTitle, Instant at) {
        return new Proposal(
                number,
                newTitle,
                why,
                author,
                origin,
                originOf,
                Stage.OPEN,
                revision + 1,
                openedAt,
                at);
    }

    /// What people did last; approved and expired are judged when asked, never stored.
    public enum Stage {
        OPEN,
        RETURNED,
        WITHDRAWN,
        MERGED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Stage of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }

    /// How it came to be.
    public enum Origin {
        CHANGE,
        RESTORE,
        REVERT,
        PROMOTION,
        EMERGENCY;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Origin of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
