package seihon.revenue.journal;

import java.util.List;
import org.springframework.stereotype.Component;
import seihon.docs.Documents;
import seihon.domain.TenantId;
import seihon.ledger.Facts;
import seihon.ledger.Projection;
import seihon.ledger.ProjectionFamily;
import seihon.revenue.StageModel;

/// One projection for each stage model on `main`.
@Component
class ModelProjections implements ProjectionFamily {

    private final Documents documents;
    private final Facts facts;
    private final JournalStore journal;
    private final DerivedStore derived;

    ModelProjections(Documents documents, Facts facts, JournalStore journal, DerivedStore derived) {
        this.documents = documents;
        this.facts = facts;
        this.journal = journal;
        this.derived = derived;
    }

    @Override
    public List<Projection> of(TenantId tenant) {
        return documents.all(tenant, StageModel.class).stream()
                .<Projection>map(loaded ->
                        new JournalProjection(
                                loaded.value().id(), documents, facts, journal, derived))
                .toList();
    }
}
