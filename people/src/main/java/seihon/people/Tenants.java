package seihon.people;

import java.util.List;
import java.util.Optional;
import seihon.domain.TenantId;

/// Which companies there are. May be asked before a tenant is known and outside a transaction.
public interface Tenants {

    /// In number order. Work across companies loops over these.
    List<Tenant> all();

    Optional<Tenant> find(TenantId tenant);

    Optional<Tenant> bySlug(String slug);
}
