package seihon.connectors.mapping;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.connectors.Mapping;
import seihon.connectors.Reference;
import seihon.connectors.References;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.domain.TenantId;
import seihon.ledger.Translator;

/// The mappings and references in force on `main`, opened for reading.
@Component
public class MappingTranslator implements Translator {

    private final Documents documents;
    private final References references;
    private final TenantZone zone;

    public MappingTranslator(Documents documents, References references, TenantZone zone) {
        this.documents = documents;
        this.references = references;
        this.zone = zone;
    }

    @Override
    public Optional<String> follows() {
        return Optional.of(References.PROJECTION);
    }

    @Override
    public String basis(TenantId tenant) {
        var mappings = documents.all(tenant, Mapping.class);
        var definitions =
                Stream.concat(mappings.stream(), documents.all(tenant, Reference.class).stream())
                        .map(one -> one.revision().name() + " " + one.revision().blob());
        var states = lookedUp(mappings).stream().map(id -> id + " " + references.state(tenant, id));
        return Stream.of(definitions, states, Stream.of(zone.of(tenant).getId()))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    /// The same for entries of these sources alone; of all, when none is named.
    public String basis(TenantId tenant, Set<String> sources) {
        var mappings =
                documents.all(tenant, Mapping.class).stream()
                        .filter(one -> sources.isEmpty() || sources.contains(one.value().source()))
                        .toList();
        var looked = lookedUp(mappings);
        var references =
                documents.all(tenant, Reference.class).stream()
                        .filter(one -> looked.contains(one.value().id()));
        var definitions =
                Stream.concat(mappings.stream(), references)
                        .map(one -> one.revision().name() + " " + one.revision().blob());
        return Stream.concat(
                        definitions,
                        looked.stream().map(id -> id + " " + this.references.state(tenant, id)))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public Reader open(TenantId tenant) {
        var mappings = documents.all(tenant, Mapping.class);
        var rows = new HashMap<String, Map<String, Map<String, String>>>();
        lookedUp(mappings).forEach(id -> rows.put(id, references.rows(tenant, id)));
        var known = new HashMap<String, Loaded<Reference>>();
        documents.all(tenant, Reference.class).forEach(one -> known.put(one.value().source(), one));
        return new MappingReader(
                mappings.stream().map(one -> rules(one, zone.of(tenant), rows)).toList(), known);
    }

    private static MappingReader.Ready rules(
            Loaded<Mapping> mapping,
            ZoneId zone,
            Map<String, Map<String, Map<String, String>>> rows) {
        var value = mapping.value();
        return new MappingReader.Ready(
                value,
                new RowRules(value, mapping.revision().name(), value.zone().orElse(zone), rows));
    }

    private static SortedSet<String> lookedUp(List<Loaded<Mapping>> mappings) {
        return mappings.stream()
                .flatMap(one -> one.value().lookups().values().stream())
                .map(Mapping.Lookup::reference)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
