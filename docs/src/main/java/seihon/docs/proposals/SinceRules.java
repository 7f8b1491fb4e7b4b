package seihon.docs.proposals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import seihon.docs.change.Seen;
import seihon.docs.change.Step;
import seihon.docs.comments.Comment;
import seihon.docs.proposals.ProposalView.Since;
import seihon.domain.PersonId;

/// What others did to a proposal since somebody last looked at it.
final class SinceRules {

    /// What a page tells otherwise: that it was opened, and its revisions.
    private static final Set<Step.Act> WRITING = Set.of(Step.Act.OPENED, Step.Act.REVISED);

    private SinceRules() {}

    /// Everything that was done and said.
    record Done(List<Step> steps, List<Comment> comments) {}

    static Since of(PersonId me, Optional<Seen> seen, Done done, People.Names names) {
        return seen.map(last -> since(me, last, done, names))
                .orElseGet(() -> new Since(Optional.empty(), false, List.of(), 0));
    }

    private static Since since(PersonId me, Seen last, Done done, People.Names names) {
        var steps =
                done.steps().stream()
                        .filter(step -> step.n() > last.step() && !step.person().equals(me))
                        .toList();
        var said =
                done.comments().stream()
                        .filter(comment -> last.at().isBefore(comment.writtenAt()))
                        .filter(comment -> !comment.person().equals(me))
                        .count();
        return new Since(
                Optional.of(last.at()),
                steps.stream().anyMatch(step -> step.act() == Step.Act.REVISED),
                steps.stream()
                        .filter(step -> !WRITING.contains(step.act()))
                        .map(step -> StepWords.sentence(step, names))
                        .toList(),
                (int) said);
    }
}
