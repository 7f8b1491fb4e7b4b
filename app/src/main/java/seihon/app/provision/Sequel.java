package seihon.app.provision;

import java.time.Instant;
import seihon.people.Tenant;

/// What happens at the example company after it was founded. Supplied by the example.
public interface Sequel {

    /// When the example company is founded, seen from the first start.
    Instant begins(Instant now);

    /// Told once, right after the founding; a fault stops the start.
    void tell(Tenant tenant, Instant now);

    /// Hands in what the company's tools recorded so far; it is taken apart in the background.
    void trade(Tenant tenant, Instant now);
}
