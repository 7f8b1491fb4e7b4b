package seihon.docs.proposals;

import seihon.docs.Proposals.State;
import seihon.docs.change.Judged;
import seihon.docs.proposals.ProposalView.May;
import seihon.domain.Person;

/// Which buttons a reader gets. The commands ask again; this only spares a person a refusal.
final class MayRules {

    private MayRules() {}

    static May of(Person me, Judged judged) {
        var file = judged.file();
        var state = judged.state();
        var alive = state == State.OPEN || state == State.APPROVED;
        var unfinished = file.proposal().isUnfinished();
        var contributor = file.isContributor(me.id());
        var eligible = !contributor && judged.isEligible(me.id());
        var approved = file.hasApproved(me.id());
        var approve = alive && eligible && !approved && !judged.isBehind();
        var last =
                approve
                        && judged.demanded().missing() == 1
                        && !judged.waitingFor(me.id()).isEmpty();
        return new May(
                approve,
                last && judged.isSound(),
                last && !judged.isSound(),
                approve && judged.waitingFor(me.id()).stream().anyMatch(r -> r.signature()),
                unfinished && approved,
                alive && eligible,
                state == State.APPROVED && judged.isSound(),
                unfinished,
                state == State.RETURNED && file.proposal().author().equals(me.id()),
                unfinished && judged.isBehind(),
                unfinished && (file.proposal().author().equals(me.id()) || me.holds("admin")),
                state != State.WITHDRAWN,
                mayReview(me, judged),
                state == State.MERGED);
    }

    private static boolean mayReview(Person me, Judged judged) {
        return judged.file()
                .emergency()
                .filter(emergency -> emergency.review().isEmpty())
                .filter(emergency -> emergency.passedOver().contains(me.id()))
                .isPresent();
    }
}
