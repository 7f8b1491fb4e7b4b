package seihon.docs;

import java.time.Instant;
import java.util.Optional;
import seihon.domain.Person;
import seihon.domain.PersonId;

/// Whether the acting person has just proven again who they are (a fresh factor, at most five
/// minutes old): demanded for signatures and emergencies. Supplied by the entrance, which knows the
/// session; without one nobody is fresh.
public interface StepUp {

    boolean isFresh(Person me, Instant at);

    /// Who made the token by which the person acts just now, when that was somebody else: they have
    /// seen it and could be the one who acts.
    default Optional<PersonId> tokenMaker(Person me) {
        return Optional.empty();
    }

    /// The page on which a person proves it and from which they come back to `next`.
    String address(String next);
}
