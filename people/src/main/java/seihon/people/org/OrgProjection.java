package seihon.people.org;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.domain.TenantId;
import seihon.ledger.Batch;
import seihon.ledger.Entry;
import seihon.ledger.Projection;
import seihon.people.org.RolesDocument.Role;

/// Derives rows of people, units and roles from the organisation documents as the entries left
/// them. Only decisions can change a document, so other entries pass by. A document that left
/// `main` keeps its last rows out: they are replaced by those of an empty one.
@Component
class OrgProjection implements Projection {

    private final Documents documents;
    private final OrgGenerationStore rows;

    OrgProjection(Documents documents, OrgGenerationStore rows) {
        this.documents = documents;
        this.rows = rows;
    }

    @Override
    public String name() {
        return OrgListStore.PROJECTION;
    }

    @Override
    public void apply(TenantId tenant, int generation, Batch batch) {
        if (batch.entries().stream().noneMatch(entry -> entry.kind() == Entry.Kind.DECISION)) {
            return;
        }
        var size = batch.until();
        var people = documents.allAsOf(tenant, PeopleDocument.class, size).stream().findFirst();
        rows.replacePeople(
                tenant,
                generation,
                people.map(Loaded::value).orElseGet(() -> new PeopleDocument(0, List.of())),
                people.map(OrgProjection::entry).orElse(0L));
        var units = documents.allAsOf(tenant, UnitsDocument.class, size).stream().findFirst();
        rows.replaceUnits(
                tenant,
                generation,
                units.map(Loaded::value).orElseGet(() -> new UnitsDocument(List.of())),
                units.map(OrgProjection::entry).orElse(0L));
        var roles = documents.allAsOf(tenant, RolesDocument.class, size).stream().findFirst();
        rows.replaceRoles(
                tenant,
                generation,
                withKnown(roles.map(Loaded::value).map(RolesDocument::roles).orElse(List.of())),
                roles.map(OrgProjection::entry).orElse(0L));
    }

    private static long entry(Loaded<?> loaded) {
        return loaded.revision().entry();
    }

    /// The document's roles in their order, then those every company has and it does not name.
    private static RolesDocument withKnown(List<Role> named) {
        var ids = named.stream().map(Role::id).collect(Collectors.toSet());
        var all = new ArrayList<>(named);
        for (var known : RolesDocument.KNOWN) {
            if (!ids.contains(known)) {
                all.add(new Role(known, known, Optional.empty(), 0));
            }
        }
        return new RolesDocument(all);
    }

    @Override
    public int discard(TenantId tenant, int generation, int limit) {
        return rows.discard(tenant, generation, limit);
    }

    @Override
    public byte[] digest(TenantId tenant, int generation) {
        return rows.digest(tenant, generation);
    }
}
