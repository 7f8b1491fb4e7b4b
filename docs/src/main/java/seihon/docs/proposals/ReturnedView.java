package seihon.docs.proposals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import seihon.docs.Proposals.State;
import seihon.docs.change.Judged;
import seihon.docs.change.Step;

/// Who sent a proposal back, when and why: what its author has to correct.
public record ReturnedView(String by, Instant at, String why) {

    /// Empty unless it is sent back now.
    static Optional<ReturnedView> of(Judged judged, List<Step> steps, People.Names names) {
        return steps.stream()
                .filter(_ -> judged.state() == State.RETURNED)
                .filter(step -> step.act() == Step.Act.RETURNED)
                .reduce((_, later) -> later)
                .map(step -> new ReturnedView(names.of(step.person()), step.at(), step.word()));
    }
}
