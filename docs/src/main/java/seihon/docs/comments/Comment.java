package seihon.docs.comments;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import seihon.docs.Proposals.Anchor;
import seihon.domain.PersonId;

/// Something somebody said about a proposal at one of its revisions. `answers` names the comment
/// that began the thread; a thread is resolved at its beginning. `suggestion` is the text its block
/// should have, `appliedIn` the revision that took it over.
public record Comment(
        UUID id,
        Optional<UUID> answers,
        int revision,
        PersonId person,
        Optional<Anchor> anchor,
        String body,
        Optional<String> suggestion,
        Instant writtenAt,
        Optional<Resolved> resolved,
        Optional<Integer> appliedIn) {

    /// Who said that it is settled, and when.
    public record Resolved(PersonId by, Instant at) {}

    public boolean isOpenThread() {
        return answers.isEmpty() && resolved.isEmpty();
    }
}
