package seihon.docs.change;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import seihon.domain.PersonId;

/// A proposal that was merged at once: why, whom it passed over, and the review that has to follow.
public record Emergency(
        long proposal,
        String why,
        PersonId mergedBy,
        Instant mergedAt,
        Instant reviewDue,
        Set<PersonId> passedOver,
        Optional<Review> review) {

    public Emergency {
        passedOver = Set.copyOf(passedOver);
    }

    /// What somebody who was passed over says afterwards.
    public record Review(PersonId by, Instant at, Verdict verdict) {}

    public enum Verdict {
        REVIEWED,
        OBJECTED;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Verdict of(String word) {
            return valueOf(word.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
