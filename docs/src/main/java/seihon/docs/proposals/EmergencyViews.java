package seihon.docs.proposals;

import seihon.docs.change.Emergency;
import seihon.docs.proposals.ProposalView.EmergencyView;
import seihon.domain.Refusal;

/// What a proposal's page says about an emergency.
final class EmergencyViews {

    private EmergencyViews() {}

    static EmergencyView of(Emergency emergency, People.Names names) {
        return new EmergencyView(
                emergency.why(),
                names.of(emergency.mergedBy()),
                emergency.mergedAt(),
                emergency.reviewDue(),
                emergency.passedOver().stream().sorted().map(names::of).toList(),
                emergency.review().map(review -> said(review, names)));
    }

    private static Refusal said(Emergency.Review review, People.Names names) {
        var who = names.of(review.by());
        return switch (review.verdict()) {
            case REVIEWED -> Refusal.of("docs.proposals.step.reviewed", who);
            case OBJECTED -> Refusal.of("docs.proposals.step.objected", who);
        };
    }
}
