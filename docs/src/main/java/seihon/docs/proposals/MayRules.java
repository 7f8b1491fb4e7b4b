package seihon.docs.proposals;

import seihon.docs.Proposals.State;
import seihon.docs.change.Judged;
import seihon.docs.proposals.ProposalView.May;
import seihon.domain.Person;

/// Which buttons a reader gets. The commands ask again; this only spares a person a refusal.
final class MayRules {

    private MayRules() {}

    /// What the rules of others say: whether this person may review an emergency, and whether the
    /// author has left.
    record Elsewhere(boolean review, boolean authorLeft) {}

    static boolean mayApprove(Person me, Judged judged) {
        var file = judged.file();
        return isAlive(judged)
                && !file.isContributor(me.id())
                && judged.isEligible(me.id())
                && (!file.hasApproved(me.id()) || judged.mustSignAgain(me.id()))
                && !judged.isBehind();
    }

    private static boolean isAlive(Judged judged) {
        return judged.state() == State.OPEN || judged.state() == State.APPROVED;
    }

    static May of(Person me, Judged judged, Elsewhere elsewhere) {
        var file = judged.file();
        var state = judged.state();
        var unfinished = file.proposal().isUnfinished();
        var eligible = !file.isContributor(me.id()) && judged.isEligible(me.id());
        var approve = mayApprove(me, judged);
        var last =
                approve
                        && judged.demanded().missing() == 1
                        && !judged.waitingFor(me.id()).isEmpty();
        return new May(
                approve,
                last && judged.isSound(),
                last && !judged.isSound(),
                approve && judged.waitingFor(me.id()).stream().anyMatch(r -> r.signature()),
                unfinished && file.hasApproved(me.id()),
                isAlive(judged) && eligible,
                state == State.APPROVED && judged.isSound(),
                unfinished,
                state == State.RETURNED && file.proposal().author().equals(me.id()),
                unfinished && judged.isBehind(),
                unfinished
                        && (file.proposal().author().equals(me.id())
                                || (me.holds("admin") && elsewhere.authorLeft())),
                state != State.WITHDRAWN,
                elsewhere.review(),
                state == State.MERGED);
    }
}
