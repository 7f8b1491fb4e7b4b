package seihon.connectors.reference;

import java.util.Set;
import org.springframework.stereotype.Component;
import seihon.connectors.Readings;
import seihon.connectors.mapping.MappingTranslator;
import seihon.connectors.mapping.TenantZone;
import seihon.docs.Documents;
import seihon.domain.TenantId;
import seihon.ledger.Intake;
import seihon.ledger.Projection;
import seihon.ledger.Translator;

/// The same code over other documents and rows.
@Component
class OtherReadings implements Readings {

    private final ReferenceStore store;
    private final Intake intake;
    private final TenantZone zone;

    OtherReadings(ReferenceStore store, Intake intake, TenantZone zone) {
        this.store = store;
        this.intake = intake;
        this.zone = zone;
    }

    @Override
    public Projection masterData(Documents documents) {
        return new ReferenceProjection(store, documents, intake);
    }

    @Override
    public Translator by(Documents documents, MasterState data) {
        return translator(documents, data);
    }

    private MappingTranslator translator(Documents documents, MasterState data) {
        return new MappingTranslator(documents, new OtherReferences(store, documents, data), zone);
    }

    @Override
    public String basis(
            TenantId tenant, Set<String> sources, Documents documents, MasterState data) {
        return translator(documents, data).basis(tenant, sources);
    }
}
