package seihon.people.signin;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.people.FailedSignIns;
import seihon.people.Tenants;
import seihon.people.account.FailureStore;
import seihon.people.account.FailureStore.Minute;

/// Enters failed sign-ins: one entry per account and minute, with the count. Unknown accounts never
/// reach the ledger.
@Component
class FailureEntries implements FailedSignIns {

    private static final String SOURCE = "sign-in";

    private final Transactions transactions;
    private final Tenants tenants;
    private final FailureStore failures;
    private final Ledger ledger;

    FailureEntries(
            Transactions transactions, Tenants tenants, FailureStore failures, Ledger ledger) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.failures = failures;
        this.ledger = ledger;
    }

    @Override
    public void enter(Instant now) {
        var thisMinute = now.truncatedTo(ChronoUnit.MINUTES);
        for (var tenant : tenants.all()) {
            transactions.run(
                    tenant.id(),
                    () ->
                            failures.takeBefore(tenant.id(), thisMinute)
                                    .forEach(minute ->
                                            ledger.append(tenant.id(), entry(minute), now)));
        }
    }

    private static NewEntry entry(Minute minute) {
        var payload =
                """
                {"attempts":%d,"kind":"sign-in.failed","minute":"%s","person":"%s"}\
                """
                        .formatted(minute.attempts(), minute.minute(), minute.person());
        return new NewEntry(
                Entry.Kind.FACT,
                SOURCE,
                "failed/" + minute.person() + "/" + minute.minute(),
                payload,
                "people",
                Entry.Origin.LIVE,
                null);
    }
}
