package seihon.docs;

import java.time.Instant;
import seihon.domain.Person;

/// Whether the acting person has just proven again who they are (a fresh factor, at most five
/// minutes old): demanded for signatures and emergencies. Supplied by the entrance, which knows the
/// session; without one nobody is fresh.
public interface StepUp {

    boolean isFresh(Person me, Instant at);

    /// The page on which a person proves it and from which they come back to `next`.
    String address(String next);
}
