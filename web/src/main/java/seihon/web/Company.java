package seihon.web;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import seihon.domain.TenantId;

/// How the company of a tenant is named in the frame and in mails. Supplied by `people`; asked
/// inside a read transaction of the tenant.
public interface Company {

    Optional<Shown> shown(TenantId tenant, Locale language, Instant at);

    /// `headcount` counts employees now; 0 hides it.
    record Shown(String name, int headcount) {}
}
