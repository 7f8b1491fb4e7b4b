package seihon.people;

import java.time.Instant;

/// Failed sign-ins of known accounts, counted by the minute.
public interface FailedSignIns {

    /// Enters every minute that is over in its company's ledger, one entry per account and minute.
    /// Called about once a minute; safe to call from several nodes.
    void enter(Instant now);
}
