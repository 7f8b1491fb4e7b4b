package seihon.revenue.funnel;

import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;

/// What somebody asks of a model, and in which form they accept the answer; `file` is one that a
/// person opens in a spreadsheet.
record Asked(String model, Parameters given, String accept, Person me, boolean file) {

    TenantId tenant() {
        return me.tenant();
    }

    FunnelQuestion question(Grain usual) {
        return given.question(model, usual);
    }
}
