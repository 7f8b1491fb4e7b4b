package seihon.docs;

import java.util.List;
import seihon.domain.PersonId;
import seihon.domain.TenantId;

/// Which documents somebody looks after: what is handed over when they leave. Asked inside a
/// transaction of the tenant.
public interface OwnedDocuments {

    /// Living documents whose owner is this person, in path order.
    List<Revision> ownedBy(TenantId tenant, PersonId person);
}
