package seihon.docs.change;

import java.time.Instant;
import java.util.Optional;
import seihon.domain.PersonId;

/// Somebody's approval (承認) of exactly one change digest. Whether it counts, and for whom a deputy
/// gave it, is judged when asked.
public record Approval(
        PersonId person, String digest, String word, Optional<Instant> signedAt, Instant givenAt) {}
