package seihon.docs.text;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Kind;
import seihon.docs.Kind.Reading;
import seihon.docs.ProblemList;
import seihon.docs.SourceDocument;

/// Every kind of document that some module registered, and the full reading of a file: fields,
/// schema, then the kind's own reading. Two kinds of one name stop the start.
@Component
public class KindRegistry {

    private final Map<String, Kind<?>> kinds = new LinkedHashMap<>();
    private final Map<String, SchemaRules> schemas = new LinkedHashMap<>();

    public KindRegistry(List<Kind<?>> kinds) {
        for (var kind : kinds) {
            if (this.kinds.put(kind.name(), kind) != null) {
                throw new IllegalStateException("two beans for the kind " + kind.name());
            }
            schemas.put(kind.name(), new SchemaRules(kind.schema()));
        }
    }

    public Optional<Kind<?>> find(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    /// In the order of registration.
    public Collection<Kind<?>> all() {
        return List.copyOf(kinds.values());
    }

    /// A document that holds everything its kind asks for. `source` has the owner filled in.
    public record Valid<T>(Kind<T> kind, SourceDocument source, T value) {}

    /// Splits and checks the common fields; the owner is the kind's when a YAML file names none.
    /// What the kind says is not looked at.
    public Reading<SourceDocument> source(DocPath path, String file) {
        return switch (SourceReader.read(path, file)) {
            case Reading.Bad<SourceDocument> bad -> bad;
            case Reading.Good<SourceDocument>(var source) -> {
                var problems = new ProblemList(path);
                var owned = find(source.id().kind()).map(kind -> owned(kind, source, problems));
                yield problems.orElse(() -> owned.orElse(source));
            }
        };
    }

    /// The whole reading. An unknown kind is a problem like any other.
    public Reading<Valid<?>> read(DocPath path, String file) {
        return switch (SourceReader.read(path, file)) {
            case Reading.Bad<SourceDocument>(var problems) -> new Reading.Bad<>(problems);
            case Reading.Good<SourceDocument>(var source) -> {
                var kind = find(source.id().kind());
                if (kind.isPresent()) {
                    yield read(kind.get(), source);
                }
                var problems = new ProblemList(path);
                unknown(source, problems);
                yield new Reading.Bad<>(problems.all());
            }
        };
    }

    private void unknown(SourceDocument source, ProblemList problems) {
        var name = source.id().kind();
        var near = SchemaSentence.nearest(name, List.copyOf(kinds.keySet()));
        var where = source.front().field("kind").orElse(source.front());
        if (near.isEmpty()) {
            problems.at(where, "docs.kind.unknown", name, String.join(", ", kinds.keySet()));
        } else {
            problems.at(where, "docs.kind.unknown-near", name, near);
        }
    }

    private <T> Reading<Valid<?>> read(Kind<T> kind, SourceDocument source) {
        var problems = new ProblemList(source.path());
        var owned = owned(kind, source, problems);
        var form = source.path().isYaml() ? Kind.Form.YAML : Kind.Form.MARKDOWN;
        if (!kind.forms().contains(form)) {
            problems.at(
                    source.front(),
                    form == Kind.Form.YAML ? "docs.kind.not-yaml" : "docs.kind.not-markdown",
                    kind.name());
        }
        if (!kind.isRule()) {
            source.front()
                    .field("effective_from")
                    .ifPresent(where -> problems.at(where, "docs.kind.no-effective-from"));
        }
        rulesOf(kind).check(source.front(), problems);
        if (!problems.isEmpty()) {
            return new Reading.Bad<>(problems.all());
        }
        return switch (kind.read(owned)) {
            case Reading.Bad<T>(var found) -> new Reading.Bad<>(found);
            case Reading.Good<T>(var value) -> new Reading.Good<>(new Valid<>(kind, owned, value));
        };
    }

    private SchemaRules rulesOf(Kind<?> kind) {
        var rules = schemas.get(kind.name());
        if (rules == null) {
            throw new IllegalStateException("not registered: " + kind.name());
        }
        return rules;
    }

    private static SourceDocument owned(Kind<?> kind, SourceDocument source, ProblemList problems) {
        if (!source.owner().isEmpty()) {
            return source;
        }
        if (source.path().isMarkdown() || kind.defaultOwner().isEmpty()) {
            problems.at(source.front(), "docs.field.missing", "owner");
            return source;
        }
        var owner = kind.defaultOwner();
        return source.ownedBy(owner.contains(":") ? owner : "role:" + owner);
    }
}
