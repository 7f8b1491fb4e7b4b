package seihon.docs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.PersonId;

/// What people do to proposals (稟議・提案). Each call is one transaction and answers with the proposal
/// as it then stands, or with the reason why not. Instants come in so that a story can be told with
/// a seeded clock.
public interface Proposals {

    Outcome<Standing> open(Person me, Draft draft, Instant at);

    /// A new revision with these changes instead of the former ones; contributors add up. The
    /// draft's `why` says what this revision is for and is kept with it; the reason that the
    /// proposal was opened with stays.
    Outcome<Standing> revise(Person me, long number, Draft draft, Instant at);

    /// Approves exactly the change with this digest. Merges nothing by itself.
    Outcome<Standing> approve(Person me, long number, String changeDigest, String word, Instant at);

    Outcome<Standing> sendBack(Person me, long number, String changeDigest, String why, Instant at);

    Outcome<Standing> withdraw(Person me, long number, String why, Instant at);

    /// Takes my approval of the present change back; harmless when there is none.
    Outcome<Standing> takeBack(Person me, long number, Instant at);

    /// `anchor` names a block of a file; empty for the proposal as a whole.
    Outcome<Standing> comment(
            Person me, long number, Optional<Anchor> anchor, String text, Instant at);

    Outcome<Standing> merge(Person me, long number, Instant at);

    /// Merges `main` into the proposal as a new revision; refused with the overlapping places when
    /// people must decide.
    Outcome<Standing> bringUpToDate(Person me, long number, Instant at);

    /// Decides the overlaps of an update by hand: `settled` holds the whole text of each
    /// overlapping file. Who settles one becomes a contributor.
    Outcome<Standing> settle(Person me, long number, List<FileEdit> settled, Instant at);

    /// Opens and merges at once although approvals are missing: `why` is the reason. The people
    /// passed over review it afterwards, by a deadline; an unreviewed one blocks the next.
    Outcome<Standing> mergeAtOnce(Person me, Draft draft, Instant at);

    Optional<Standing> find(Person me, long number, Instant at);

    /// `coAuthors` are people who wrote part of the change beside `me` (a push names them): they
    /// are contributors too. `base` is the commit of `main` (hex) that the changes were made on,
    /// when it is not the newest: what moved since on the same paths makes the proposal behind.
    record Draft(
            String title,
            String why,
            List<FileEdit> changes,
            Set<PersonId> coAuthors,
            Optional<String> base) {
        public Draft {
            changes = List.copyOf(changes);
            coAuthors = Set.copyOf(coAuthors);
        }

        /// Changes made on `main` as it is now.
        public Draft(String title, String why, List<FileEdit> changes, Set<PersonId> coAuthors) {
            this(title, why, changes, coAuthors, Optional.empty());
        }
    }

    record Anchor(DocPath path, String block) {}

    enum State {
        DRAFT,
        OPEN,
        APPROVED,
        MERGED,
        RETURNED,
        WITHDRAWN,
        EXPIRED
    }

    /// A proposal now: `digest` is what an approval binds to; `behind` says that `main` changed one
    /// of its paths since.
    record Standing(
            long number,
            int revision,
            String title,
            String digest,
            State state,
            boolean behind,
            List<Check.Line> checks,
            List<Requirement> requirements) {}
}
