package seihon.revenue.past;

import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.connectors.Readings;
import seihon.connectors.Readings.MasterState;
import seihon.connectors.References;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.docs.Perspectives;
import seihon.domain.TenantId;
import seihon.ledger.Generations;
import seihon.revenue.StageModel;

/// Whether the definitions of an earlier size of the ledger read entries as those in force do: the
/// stage model, the mappings of its sources, and the master data they look up.
@Component
public class Interpretations {

    private static final long ALL = Long.MAX_VALUE;

    private final Documents documents;
    private final Perspectives perspectives;
    private final Readings readings;
    private final Generations generations;

    Interpretations(
            Documents documents,
            Perspectives perspectives,
            Readings readings,
            Generations generations) {
        this.documents = documents;
        this.perspectives = perspectives;
        this.readings = readings;
        this.generations = generations;
    }

    /// The model as it was then.
    public Optional<Loaded<StageModel>> model(TenantId tenant, String model, long size) {
        return perspectives.asOf(size).find(tenant, StageModel.class, model);
    }

    /// Whether rows derived by `living` answer for the first `size` entries.
    public boolean areTheSame(TenantId tenant, Loaded<StageModel> living, long size) {
        return model(tenant, living.value().id(), size)
                        .filter(then -> then.revision().blob().equals(living.revision().blob()))
                        .isPresent()
                && readTheSame(tenant, living.value(), size);
    }

    /// Whether facts of the model's sources are read as they were.
    boolean readTheSame(TenantId tenant, StageModel model, long size) {
        var gen = generations.live(tenant, References.PROJECTION);
        var now = readings.basis(tenant, model.sources(), documents, new MasterState(gen, ALL));
        var then =
                readings.basis(
                        tenant,
                        model.sources(),
                        perspectives.asOf(size),
                        new MasterState(gen, size));
        return now.equals(then);
    }
}
