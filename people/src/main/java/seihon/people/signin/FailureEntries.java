package seihon.people.signin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Entry;
import seihon.ledger.Ledger;
import seihon.ledger.NewEntry;
import seihon.people.account.FailureStore;
import seihon.people.account.FailureStore.Minute;
import seihon.web.Job;

/// Enters failed sign-ins: one entry per account and minute that is over, with the count. Unknown
/// accounts never reach the ledger.
@Component
class FailureEntries implements Job {

    private static final String SOURCE = "sign-in";
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Transactions transactions;
    private final FailureStore failures;
    private final Ledger ledger;

    FailureEntries(Transactions transactions, FailureStore failures, Ledger ledger) {
        this.transactions = transactions;
        this.failures = failures;
        this.ledger = ledger;
    }

    @Override
    public String name() {
        return "people-failed-sign-ins";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void run(TenantId tenant, Instant now) {
        var thisMinute = now.truncatedTo(ChronoUnit.MINUTES);
        transactions.run(
                tenant,
                () ->
                        failures.takeBefore(tenant, thisMinute)
                                .forEach(minute -> ledger.append(tenant, entry(minute), now)));
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
