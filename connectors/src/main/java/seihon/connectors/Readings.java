package seihon.connectors;

import java.util.Set;
import seihon.docs.Documents;
import seihon.domain.TenantId;
import seihon.ledger.Projection;
import seihon.ledger.Translator;

/// Entries read by other documents than those on `main`: proposed or former ones.
public interface Readings {

    /// The projection of master data by these references.
    Projection masterData(Documents documents);

    /// Reads by these mappings, looking master data up as it stands there.
    Translator by(Documents documents, MasterState data);

    /// Names everything that readings of these ledger sources (all, when none is named) rest on:
    /// the mappings, the references they look up, the state of those. Equal names, equal facts.
    String basis(TenantId tenant, Set<String> sources, Documents documents, MasterState data);

    /// Rows of one generation of master data, as its first `size` entries left them.
    record MasterState(int generation, long size) {}
}
