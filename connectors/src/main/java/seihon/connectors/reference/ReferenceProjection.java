package seihon.connectors.reference;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.connectors.Reference;
import seihon.connectors.References;
import seihon.connectors.mapping.ReferenceRules;
import seihon.connectors.mapping.Sources;
import seihon.docs.Documents;
import seihon.domain.TenantId;
import seihon.ledger.Batch;
import seihon.ledger.Entry;
import seihon.ledger.Intake;
import seihon.ledger.Projection;
import tools.jackson.databind.json.JsonMapper;

/// Derives rows of master data. A row that cannot be read is left out here and quarantined by the
/// facts' projection, which reads it by the same rules.
@Component
class ReferenceProjection implements Projection {

    private static final String REVERSES = "reverses";

    private final ReferenceStore store;
    private final Documents documents;
    private final Intake intake;
    private final JsonMapper json = new JsonMapper();

    ReferenceProjection(ReferenceStore store, Documents documents, Intake intake) {
        this.store = store;
        this.documents = documents;
        this.intake = intake;
    }

    @Override
    public String name() {
        return References.PROJECTION;
    }

    @Override
    public String basis(TenantId tenant) {
        return documents.all(tenant, Reference.class).stream()
                .map(one -> one.revision().name() + " " + one.revision().blob())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void apply(TenantId tenant, int generation, Batch batch) {
        var known = new HashMap<String, Reference>();
        documents
                .all(tenant, Reference.class)
                .forEach(one -> known.put(one.value().source(), one.value()));
        if (known.isEmpty()) {
            return;
        }
        var rows = new ArrayList<ReferenceStore.Row>();
        for (var entry : batch.entries()) {
            if (entry.kind() == Entry.Kind.ROW) {
                keep(entry, known, rows);
            } else if (entry.kind() == Entry.Kind.FACT && entry.source().equals(Sources.MANUAL)) {
                store.insert(tenant, generation, List.copyOf(rows));
                rows.clear();
                takeBack(tenant, generation, entry);
            }
        }
        store.insert(tenant, generation, rows);
    }

    private void keep(Entry entry, Map<String, Reference> known, List<ReferenceStore.Row> rows) {
        var reference = known.get(entry.source());
        var payload = entry.payloadUnlessErased();
        if (reference != null && payload != null) {
            ReferenceRules.kept(reference, json.readTree(payload))
                    .ifPresent(kept ->
                            rows.add(
                                    new ReferenceStore.Row(
                                            reference.id(), entry.seq().value(), kept)));
        }
    }

    private void takeBack(TenantId tenant, int generation, Entry entry) {
        var payload = entry.payloadUnlessErased();
        var batch = payload == null ? "" : json.readTree(payload).path(REVERSES).asString("");
        if (!batch.isEmpty()) {
            var ended = intake.entriesOf(tenant, UUID.fromString(batch), entry.seq().value());
            store.end(tenant, generation, ended, entry.seq().value());
        }
    }

    @Override
    public int discard(TenantId tenant, int generation, int limit) {
        return store.discard(tenant, generation, limit);
    }

    @Override
    public byte[] digest(TenantId tenant, int generation) {
        return store.digest(tenant, generation);
    }
}
