package seihon.docs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import seihon.domain.Outcome;
import seihon.domain.Person;

/// What people say about a proposal beside their decision: threads that somebody answers and
/// settles.
public interface Discussions {

    /// The threads that nobody has settled yet, oldest first.
    List<UUID> open(Person me, long number);

    Outcome<Proposals.Standing> answer(
            Person me, long number, UUID thread, String text, Instant at);

    /// Who began the thread, or whoever works on the proposal, may settle it.
    Outcome<Proposals.Standing> resolve(Person me, long number, UUID thread, Instant at);
}
