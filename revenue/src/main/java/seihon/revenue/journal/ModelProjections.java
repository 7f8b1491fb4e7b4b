package seihon.revenue.journal;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.Documents;
import seihon.domain.TenantId;
import seihon.ledger.Facts;
import seihon.ledger.Projection;
import seihon.ledger.ProjectionFamily;
import seihon.revenue.StageModel;

/// One projection for each stage model on `main`.
@Component
public class ModelProjections implements ProjectionFamily {

    private final Documents documents;
    private final JournalProjection.Tools tools;

    ModelProjections(
            Documents documents,
            Facts facts,
            JournalStore journal,
            DerivedStore derived,
            Aside aside) {
        this.documents = documents;
        this.tools = new JournalProjection.Tools(facts, journal, derived, aside);
    }

    @Override
    public List<Projection> of(TenantId tenant) {
        return documents.all(tenant, StageModel.class).stream()
                .<Projection>map(loaded ->
                        new JournalProjection(
                                loaded.value().id(), documents, tools.facts()::generation, tools))
                .toList();
    }

    @Override
    public Optional<Projection> named(String name) {
        return JournalProjection.modelOf(name)
                .map(model ->
                        new JournalProjection(model, documents, tools.facts()::generation, tools));
    }

    /// The same derivation by other documents, from facts of this generation.
    public Projection by(String model, Documents other, int factsGeneration) {
        return new JournalProjection(model, other, _ -> factsGeneration, tools);
    }
}
