package seihon.revenue.closing;

import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.TenantId;
import seihon.ledger.Entry;
import seihon.ledger.Ledger;

/// When the ledger received what it holds. Entries are recorded in the order of their numbers.
@Component
class Recorded {

    private final Ledger ledger;

    Recorded(Ledger ledger) {
        this.ledger = ledger;
    }

    /// When the first entry came.
    Optional<Instant> first(TenantId tenant) {
        return ledger.entries(tenant, 0, 1).stream().map(Entry::recordedAt).findFirst();
    }

    /// How many entries there were at this moment. Halves the log, so a long one costs a few looks
    /// more than a short one.
    long sizeAt(TenantId tenant, Instant moment) {
        var earlier = 0L;
        var size = ledger.size(tenant);
        while (earlier < size) {
            var middle = (earlier + size) / 2;
            if (ledger.entries(tenant, middle, 1).getFirst().recordedAt().isBefore(moment)) {
                earlier = middle + 1;
            } else {
                size = middle;
            }
        }
        return earlier;
    }
}
