package seihon.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import seihon.domain.TenantId;

/// Which companies there are. May be asked before a tenant is known and outside a transaction.
public interface Tenants {

    /// In number order. Work across companies loops over these.
    List<Tenant> all();

    Optional<Tenant> find(TenantId tenant);

    Optional<Tenant> bySlug(String slug);

    /// Closes a company for good: its accounts and tokens open nothing any more. Its rows stay.
    void close(TenantId tenant, Instant at);
}
