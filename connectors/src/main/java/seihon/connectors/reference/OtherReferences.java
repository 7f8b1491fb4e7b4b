package seihon.connectors.reference;

import java.math.BigDecimal;
import java.util.Map;
import seihon.connectors.Readings.MasterState;
import seihon.connectors.Reference;
import seihon.connectors.References;
import seihon.docs.Documents;
import seihon.domain.TenantId;

/// Rows of a generation that need not be the living one, as its first entries left them.
final class OtherReferences implements References {

    private final ReferenceStore store;
    private final Documents documents;
    private final MasterState data;

    OtherReferences(ReferenceStore store, Documents documents, MasterState data) {
        this.store = store;
        this.documents = documents;
        this.data = data;
    }

    @Override
    public Map<String, Map<String, String>> rows(TenantId tenant, String reference) {
        return store.rows(tenant, data.generation(), reference, data.size());
    }

    @Override
    public Map<String, BigDecimal> amounts(TenantId tenant, String reference, String column) {
        return documents
                .find(tenant, Reference.class, reference)
                .map(one ->
                        LivingReferences.amounts(
                                one.value(), column, () -> rows(tenant, reference)))
                .orElse(Map.of());
    }

    @Override
    public String state(TenantId tenant, String reference) {
        return store.state(tenant, data.generation(), reference, data.size());
    }
}
