package seihon.browser;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.domain.Transactions;
import seihon.ledger.Lag;
import seihon.people.Tenants;

/// The two years of rows and events that the example company's house takes in while it is already
/// open (`seihon.trade=true`).
@Component
public class Trade {

    /// The books are in when the ledger holds more than this.
    private static final long FEWEST_ENTRIES = 25_000;

    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Tenants tenants;
    private final Lag lag;
    private final Transactions transactions;

    Trade(Tenants tenants, Lag lag, Transactions transactions) {
        this.tenants = tenants;
        this.lag = lag;
        this.transactions = transactions;
    }

    /// Waits until nothing more comes and all of it is derived.
    public void awaitAll() {
        var aozora = aozora();
        var before = new AtomicLong();
        Awaitility.await()
                .atMost(LONGEST)
                .pollInterval(Duration.ofSeconds(4))
                .until(() -> {
                    var now = transactions.read(aozora, () -> lag.of(aozora));
                    var grew = before.getAndSet(now.size()) < now.size();
                    return now.size() > FEWEST_ENTRIES && !grew && now.lag() == 0;
                });
    }

    private TenantId aozora() {
        return tenants.all().stream()
                .filter(tenant -> tenant.slug().equals("aozora"))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
