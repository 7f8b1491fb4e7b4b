package seihon.ledger;

import seihon.domain.TenantId;

/// How far the projections are: `projectedTo` is the smallest cursor, the lag is size − that.
public interface Lag {

    Reading of(TenantId tenant);

    record Reading(long size, long projectedTo) {

        /// More than what a busy minute leaves behind: figures are then not to be taken for whole.
        private static final long MOST_HEALTHY = 1000;

        public long lag() {
            return size - projectedTo;
        }

        public boolean isHealthy() {
            return lag() <= MOST_HEALTHY;
        }
    }
}
