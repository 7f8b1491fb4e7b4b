package seihon.ledger;

import java.util.List;
import java.util.Optional;
import seihon.domain.TenantId;

/// Projections of which a tenant has as many as its documents say: one per stage model. Each has a
/// cursor and generations of its own.
public interface ProjectionFamily {

    /// The living members, asked inside a transaction of the tenant. A member keeps its name for
    /// good; one that is no longer answered is not followed any more and its rows are discarded.
    List<Projection> of(TenantId tenant);

    /// The member of this name, living or not: whoever is gone still has rows to discard. Empty for
    /// a name that no member of this family can have.
    Optional<Projection> named(String name);
}
