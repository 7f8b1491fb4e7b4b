package seihon.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.Documents;
import seihon.docs.Kind;
import seihon.docs.OutsideYaml;
import seihon.docs.Revision;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.domain.TenantId;

/// Documents that a test wrote, without a repository: the newest of each kind counts.
public final class FakeDocuments implements Documents {

    private final OutsideYaml yaml;
    private final List<Kind<?>> kinds;
    private final Map<String, Loaded<?>> known = new ConcurrentHashMap<>();

    public FakeDocuments(OutsideYaml yaml, List<Kind<?>> kinds) {
        this.yaml = yaml;
        this.kinds = kinds;
    }

    /// Reads the text with its kind and answers what the kind says.
    public Kind.Reading<?> put(TenantId tenant, String path, String text) {
        if (!(yaml.read(text) instanceof Kind.Reading.Good<Yaml>(Yaml.Mapping front))) {
            throw new IllegalArgumentException("not a YAML mapping: " + text);
        }
        var name = front.text("kind").orElseThrow();
        var source =
                new SourceDocument(
                        new DocPath(path),
                        new DocId(name, front.text("id").orElse(name)),
                        name,
                        Optional.empty(),
                        "role:admin",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        front,
                        "",
                        0);
        var kind = kinds.stream().filter(each -> each.name().equals(name)).findFirst();
        var reading = kind.orElseThrow().read(source);
        if (reading instanceof Kind.Reading.Good<?>(var value)) {
            known.put(tenant + " " + kind.orElseThrow().type(), loaded(source, value));
        }
        return reading;
    }

    private static <T> Loaded<T> loaded(SourceDocument source, T value) {
        var revision =
                new Revision(
                        source.id(),
                        1,
                        source.path(),
                        source.titleJa(),
                        Optional.empty(),
                        source.owner(),
                        Optional.empty(),
                        Optional.empty(),
                        Instant.EPOCH,
                        Optional.empty(),
                        0,
                        "",
                        "",
                        false);
        return new Loaded<>(revision, source, value);
    }

    @Override
    public <T> List<Loaded<T>> all(TenantId tenant, Class<T> type) {
        var found = known.get(tenant + " " + type);
        return found == null
                ? List.of()
                : List.of(new Loaded<>(found.revision(), found.source(), type.cast(found.value())));
    }

    @Override
    public <T> Optional<Loaded<T>> find(TenantId tenant, Class<T> type, String id) {
        return all(tenant, type).stream().findFirst();
    }

    @Override
    public <T> List<Loaded<T>> allAsOf(TenantId tenant, Class<T> type, long size) {
        return all(tenant, type);
    }
}
