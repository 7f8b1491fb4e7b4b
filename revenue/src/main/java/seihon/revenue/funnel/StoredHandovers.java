package seihon.revenue.funnel;

import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.TenantId;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.Handovers;
import seihon.revenue.funnel.Inquiries.Kept;

/// The door for questions about handovers.
@Component
class StoredHandovers implements Handovers {

    private final Inquiries inquiries;
    private final FirstTouchFigures touches;
    private final BackFigures back;

    StoredHandovers(Inquiries inquiries, FirstTouchFigures touches, BackFigures back) {
        this.inquiries = inquiries;
        this.touches = touches;
        this.back = back;
    }

    @Override
    public Outcome<FunnelAnswer<FirstTouch>> firstTouch(TenantId tenant, FunnelQuestion question) {
        return inquiries.answer(tenant, question, Kept.AT_PRESENT, touches::rows);
    }

    @Override
    public Outcome<FunnelAnswer<SentBack>> sentBack(TenantId tenant, FunnelQuestion question) {
        return StoredFunnel.undivided(question)
                .then(asked -> inquiries.answer(tenant, asked.every(Grain.TOTAL), back::sentBack));
    }

    @Override
    public Outcome<FunnelAnswer<Feedback>> feedback(TenantId tenant, FunnelQuestion question) {
        return inquiries.answer(
                tenant, question.every(Grain.TOTAL), Kept.AT_PRESENT, back::feedback);
    }
}
