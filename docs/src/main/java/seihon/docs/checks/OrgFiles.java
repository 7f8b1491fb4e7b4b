package seihon.docs.checks;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import seihon.docs.DocPath;
import seihon.docs.ProposedChange;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.docs.change.DocKinds;

/// What the organisation documents name: who there is, and which roles.
final class OrgFiles {

    static final String FOLDER = "Stock/org/";
    static final DocPath ROLES = new DocPath(FOLDER + "roles.yaml");
    private static final String PEOPLE = "people";
    private static final Set<String> KNOWN_ROLES =
            Set.of(
                    "admin",
                    "executive",
                    "manager",
                    "member",
                    "revenue-ops",
                    "finance",
                    "privacy",
                    "auditor");

    private final DocKinds kinds;

    OrgFiles(DocKinds kinds) {
        this.kinds = kinds;
    }

    /// Everybody on the tree, whoever has left and whoever is still to come too; empty while there
    /// is no document of them.
    Optional<Set<String>> people(ProposedChange.Tree tree) {
        return tree.paths().stream()
                .filter(path -> path.value().startsWith(FOLDER) && path.isYaml())
                .sorted()
                .flatMap(path -> tree.text(path).flatMap(text -> kinds.source(path, text)).stream())
                .filter(source -> source.id().kind().equals(PEOPLE))
                .findFirst()
                .map(source -> ids(source, PEOPLE).collect(Collectors.toSet()));
    }

    /// The roles that exist: those known from the start and those of the roles document.
    Set<String> roles(Optional<String> document) {
        var roles = new HashSet<>(KNOWN_ROLES);
        document.flatMap(text -> kinds.source(ROLES, text))
                .ifPresent(source -> ids(source, "roles").forEach(roles::add));
        return roles;
    }

    private static Stream<String> ids(SourceDocument source, String list) {
        return source.front().items(list).stream()
                .filter(Yaml.Mapping.class::isInstance)
                .map(Yaml.Mapping.class::cast)
                .flatMap(row -> row.text("id").stream());
    }
}
