package seihon.docs.proposals;

import seihon.docs.change.ProposalRevision;
import seihon.docs.change.Step;
import seihon.domain.Refusal;

/// What people did, as sentences with their names.
final class StepWords {

    private StepWords() {}

    static Refusal sentence(Step step, People.Names names) {
        var who = names.of(step.person());
        var n = Integer.toString(step.revision());
        return switch (step.act()) {
            case OPENED -> Refusal.of("docs.proposals.step.opened", who);
            case REVISED -> Refusal.of("docs.proposals.step.revised", who, n);
            case APPROVED -> Refusal.of("docs.proposals.step.approved", who, n);
            case TAKEN_BACK -> Refusal.of("docs.proposals.step.taken-back", who);
            case RETURNED -> Refusal.of("docs.proposals.step.returned", who);
            case WITHDRAWN -> Refusal.of("docs.proposals.step.withdrawn", who);
            case MERGED -> Refusal.of("docs.proposals.step.merged", who);
            case MERGED_AT_ONCE -> Refusal.of("docs.proposals.step.merged-at-once", who);
            case REVIEWED -> Refusal.of("docs.proposals.step.reviewed", who);
            case OBJECTED -> Refusal.of("docs.proposals.step.objected", who);
        };
    }

    static Refusal sentence(ProposalRevision revision, People.Names names) {
        var who = names.of(revision.madeBy());
        return switch (revision.how()) {
            case OPENED -> Refusal.of("docs.proposals.made.opened", who);
            case REVISED -> Refusal.of("docs.proposals.made.revised", who);
            case SUGGESTIONS -> Refusal.of("docs.proposals.made.suggestions", who);
            case UPDATED -> Refusal.of("docs.proposals.made.updated", who);
            case SETTLED -> Refusal.of("docs.proposals.made.settled", who);
        };
    }
}
