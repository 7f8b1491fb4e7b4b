package seihon.docs.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;
import seihon.domain.Outcome;
import seihon.domain.Person;

/// Notes what a push proposes; proposal N is the N-th one. A title "refuse" is refused.
final class NotedProposals implements Proposals {

    private final List<List<Draft>> drafts = new ArrayList<>();
    private final List<State> states = new ArrayList<>();

    /// The revisions of a proposal, oldest first.
    List<Draft> revisions(int number) {
        return drafts.get(number - 1);
    }

    int count() {
        return drafts.size();
    }

    void settle(int number) {
        states.set(number - 1, State.MERGED);
    }

    @Override
    public Outcome<Standing> open(Person me, Draft draft, Instant at) {
        if (draft.title().equals("refuse")) {
            return Outcome.refused("docs.path.too-long", 400);
        }
        drafts.add(new ArrayList<>(List.of(draft)));
        states.add(State.OPEN);
        return Outcome.done(standing(drafts.size()));
    }

    @Override
    public Outcome<Standing> revise(Person me, long number, Draft draft, Instant at) {
        revisions((int) number).add(draft);
        return Outcome.done(standing((int) number));
    }

    @Override
    public Optional<Standing> find(Person me, long number, Instant at) {
        return number <= drafts.size() ? Optional.of(standing((int) number)) : Optional.empty();
    }

    private Standing standing(int number) {
        var revisions = revisions(number);
        return new Standing(
                number,
                revisions.size(),
                revisions.getLast().title(),
                "digest",
                states.get(number - 1),
                false,
                List.of(),
                List.of());
    }

    @Override
    public Outcome<Standing> approve(
            Person me, long number, String changeDigest, String word, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Standing> sendBack(
            Person me, long number, String changeDigest, String why, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Standing> withdraw(Person me, long number, String why, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Standing> takeBack(Person me, long number, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Standing> comment(
            Person me, long number, Optional<Anchor> anchor, String text, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Standing> merge(Person me, long number, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Standing> bringUpToDate(Person me, long number, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Standing> settle(Person me, long number, List<FileEdit> settled, Instant at) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Outcome<Standing> mergeAtOnce(Person me, Draft draft, Instant at) {
        throw new UnsupportedOperationException();
    }
}
