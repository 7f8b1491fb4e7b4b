package seihon.ledger;

import java.util.List;
import seihon.domain.TenantId;

/// Projections of which a tenant has as many as its documents say: one per stage model. Each has a
/// cursor and generations of its own.
public interface ProjectionFamily {

    /// The living members, asked inside a transaction of the tenant. A member keeps its name for
    /// good; one that is no longer answered keeps its rows and is not followed any more.
    List<Projection> of(TenantId tenant);
}
