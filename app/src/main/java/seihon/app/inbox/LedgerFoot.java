package seihon.app.inbox;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.ledger.Lag;
import seihon.web.Foot;

/// The promise of the product at the foot of the sidebar: how long the ledger is, how far what is
/// derived from it lags behind.
@Component
class LedgerFoot implements Foot {

    private final Lag lag;

    LedgerFoot(Lag lag) {
        this.lag = lag;
    }

    @Override
    public Lines lines(Person person) {
        if (person.guest()) {
            return Lines.NONE;
        }
        var reading = lag.of(person.tenant());
        var always = Refusal.of("app.foot.ledger", reading.size(), reading.lag());
        return new Lines(
                List.of(always),
                reading.isHealthy()
                        ? Optional.empty()
                        : Optional.of(
                                Refusal.of(
                                        "app.foot.behind", reading.size(), reading.projectedTo())));
    }
}
