package seihon.docs.merge;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import seihon.docs.change.CaseFiles;
import seihon.docs.change.Judged;
import seihon.docs.change.Judgement;
import seihon.docs.change.Proposal;
import seihon.docs.change.Step;
import seihon.docs.git.GitStore;
import seihon.docs.opening.Opening;
import seihon.domain.Outcome;
import seihon.domain.Person;

/// Merges an approved proposal: everything is looked at again with the merge lock held, and the
/// ref, the approvals, the revisions and the ledger entry commit together or not at all. Lock
/// order: `docs_repo`, the proposal's row, refs, the ledger's head.
@Component
public class Merging {

    private final Tries tries;
    private final GitStore git;
    private final CaseFiles files;
    private final Judgement judgement;
    private final Opening opening;
    private final Mainline mainline;
    private final Timer time;

    Merging(
            Tries tries,
            GitStore git,
            CaseFiles files,
            Judgement judgement,
            Opening opening,
            Mainline mainline) {
        this.tries = tries;
        this.git = git;
        this.files = files;
        this.judgement = judgement;
        this.opening = opening;
        this.mainline = mainline;
        this.time =
                Timer.builder("seihon.docs.merge")
                        .description(
                                "Time from asking for a merge to its commit; refusals are not timed")
                        .publishPercentiles(0.5, 0.95)
                        .register(Metrics.globalRegistry);
    }

    public Outcome<Judged> merge(Person me, long number, Instant at) {
        var began = System.nanoTime();
        var outcome = tries.of(me.tenant(), () -> once(me, number, at));
        if (outcome instanceof Outcome.Done<Judged>) {
            time.record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
        return outcome;
    }

    private Outcome<Judged> once(Person me, long number, Instant at) {
        git.lock(me.tenant());
        var held = files.lock(me.tenant(), number);
        if (held.isEmpty() || me.guest()) {
            return Outcome.refused("docs.proposal.not-found", Long.toString(number));
        }
        if (!opening.isEmployee(me, at)) {
            return Outcome.refused("docs.proposal.employees-only-forbidden");
        }
        var file = held.get();
        var judged = judgement.judge(me.tenant(), file, at);
        if (file.proposal().stage() == Proposal.Stage.MERGED) {
            return Outcome.done(judged);
        }
        return MergeRules.whyNot(judged)
                .<Outcome<Judged>>map(Outcome::refused)
                .orElseGet(() -> Outcome.done(moved(me, judged, at)));
    }

    private Judged moved(Person me, Judged judged, Instant at) {
        var move = new Mainline.Move(me.id(), judged, "merge", Step.Act.MERGED, "", at);
        return judgement.judge(me.tenant(), mainline.move(me.tenant(), move), at);
    }
}
