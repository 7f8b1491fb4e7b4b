package seihon.docs.change;

import java.util.Optional;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.domain.TenantId;

/// Where documents lie on `main`: what the checks ask of the read model. Supplied by `reading`;
/// asked inside a transaction of the tenant.
public interface Places {

    /// The living document's path; empty when there is none of that name.
    Optional<DocPath> pathOf(TenantId tenant, DocId document);

    /// The living document at a path.
    Optional<DocId> at(TenantId tenant, DocPath path);
}
