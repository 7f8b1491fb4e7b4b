package seihon.connectors.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.docs.Check;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.OutsideYaml;
import seihon.docs.Problem;
import seihon.docs.ProposedChange;
import seihon.docs.Yaml;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Looks at mappings and references together: what is looked up exists, with that column, and no
/// row or event is read by two mappings.
@Component
class MappingCheck implements Check {

    private static final String MAPPING = "mapping";
    private static final String REFERENCE = "reference";

    private final OutsideYaml yaml;

    MappingCheck(OutsideYaml yaml) {
        this.yaml = yaml;
    }

    @Override
    public String name() {
        return "mappings";
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change) {
        if (change.files().stream().noneMatch(this::concerns)) {
            return new Line(
                    name(),
                    Verdict.NOT_APPLICABLE,
                    Refusal.of("connectors.check.not-applicable"),
                    List.of());
        }
        var documents = read(change.tree());
        var problems = new ArrayList<Problem>();
        problems.addAll(readTwice(documents));
        documents.stream()
                .filter(found -> found.kind.equals(MAPPING))
                .forEach(mapping -> problems.addAll(lookups(mapping, documents)));
        return problems.isEmpty()
                ? new Line(name(), Verdict.PASSED, Refusal.of("connectors.check.passed"), List.of())
                : new Line(
                        name(),
                        Verdict.FAILED,
                        Refusal.of("connectors.check.failed", problems.size()),
                        problems);
    }

    private boolean concerns(ProposedChange.FileChange file) {
        return file.path().isStock()
                && file.path().isYaml()
                && Stream.of(file.before(), file.after())
                        .flatMap(Optional::stream)
                        .anyMatch(MappingCheck::mayBeOurs);
    }

    /// Cheaper than reading every document of the company.
    private static boolean mayBeOurs(String text) {
        return text.contains(MAPPING) || text.contains(REFERENCE);
    }

    private record Found(DocPath path, String kind, String id, Yaml.Mapping root) {

        Problem problem(Yaml at, String key, Object... arguments) {
            return new Problem(path, at.line(), at.column(), Refusal.of(key, arguments));
        }
    }

    private List<Found> read(ProposedChange.Tree tree) {
        return tree.paths().stream()
                .filter(path -> path.isStock() && path.isYaml())
                .sorted()
                .flatMap(path -> tree.text(path).flatMap(text -> found(path, text)).stream())
                .toList();
    }

    private Optional<Found> found(DocPath path, String text) {
        if (!mayBeOurs(text)
                || !(yaml.read(text) instanceof Reading.Good<Yaml>(Yaml.Mapping root))) {
            return Optional.empty();
        }
        var stem = path.fileName().substring(0, path.fileName().lastIndexOf('.'));
        return root.text("kind")
                .filter(Set.of(MAPPING, REFERENCE)::contains)
                .map(kind -> new Found(path, kind, root.text("id").orElse(stem), root));
    }

    /// The later one of each two that read the same.
    private static List<Problem> readTwice(List<Found> documents) {
        var mappings = documents.stream().filter(found -> found.kind.equals(MAPPING)).toList();
        var problems = new ArrayList<Problem>();
        for (var i = 1; i < mappings.size(); i++) {
            var found = mappings.get(i);
            mappings.subList(0, i).stream()
                    .filter(earlier -> readSame(earlier.root, found.root))
                    .findFirst()
                    .map(earlier ->
                            found.problem(
                                    Fields.at(found.root, "source"),
                                    "connectors.check.read-twice",
                                    earlier.id,
                                    found.id))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    /// Rows of one source, or events that both match: what a match leaves out it takes all of.
    private static boolean readSame(Yaml.Mapping one, Yaml.Mapping other) {
        var match = one.mapping("match");
        var otherMatch = other.mapping("match");
        if (match.isEmpty() || otherMatch.isEmpty()) {
            return match.isEmpty()
                    && otherMatch.isEmpty()
                    && Fields.text(one, "source").equals(Fields.text(other, "source"));
        }
        return Stream.of("source", "type")
                .allMatch(field -> meet(match.get().text(field), otherMatch.get().text(field)));
    }

    private static boolean meet(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }

    private static List<Problem> lookups(Found mapping, List<Found> documents) {
        var problems = new ArrayList<Problem>();
        var lookups = mapping.root.mapping("lookup");
        lookups.stream()
                .flatMap(all -> all.fields().keySet().stream())
                .flatMap(name -> lookups.flatMap(all -> all.mapping(name)).stream())
                .forEach(lookup -> lookup(mapping, lookup, documents).ifPresent(problems::add));
        return problems;
    }

    private static Optional<Problem> lookup(
            Found mapping, Yaml.Mapping lookup, List<Found> documents) {
        var reference = Fields.text(lookup, "reference");
        var column = Fields.text(lookup, "column");
        var found =
                documents.stream()
                        .filter(one -> one.kind.equals(REFERENCE) && one.id.equals(reference))
                        .findFirst();
        if (found.isEmpty()) {
            return Optional.of(
                    mapping.problem(
                            Fields.at(lookup, "reference"),
                            "connectors.check.reference-unknown",
                            reference));
        }
        var columns = found.get().root.mapping("columns").map(all -> all.fields().keySet());
        return columns.filter(known -> !known.contains(column))
                .map(known ->
                        mapping.problem(
                                Fields.at(lookup, "column"),
                                "connectors.check.column-unknown",
                                reference,
                                column,
                                String.join(", ", known)));
    }
}
