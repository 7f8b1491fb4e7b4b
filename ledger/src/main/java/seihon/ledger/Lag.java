package seihon.ledger;

import seihon.domain.TenantId;

/// How far the projections are: `projectedTo` is the smallest cursor, the lag is size − that.
public interface Lag {

    Reading of(TenantId tenant);

    record Reading(long size, long projectedTo) {
        public long lag() {
            return size - projectedTo;
        }
    }
}
