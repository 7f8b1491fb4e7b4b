package seihon.people.org;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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

/// Looks at the organisation documents together: units and roles that people name exist, there is
/// one document of each kind, and on no day are more people here than the cap allows.
@Component
class OrgCheck implements Check {

    private static final String FOLDER = "Stock/org/";
    private static final Set<String> KINDS = Set.of("people", "units", "roles", "calendar");

    private final OutsideYaml yaml;

    OrgCheck(OutsideYaml yaml) {
        this.yaml = yaml;
    }

    @Override
    public String name() {
        return "organisation";
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change) {
        if (change.files().stream().noneMatch(file -> file.path().value().startsWith(FOLDER))) {
            return new Line(
                    name(),
                    Verdict.NOT_APPLICABLE,
                    Refusal.of("people.check.not-applicable"),
                    List.of());
        }
        var documents = read(change.tree());
        var problems = new ArrayList<Problem>();
        problems.addAll(twice(documents));
        find(documents, "people").ifPresent(people -> problems.addAll(wrong(people, documents)));
        if (find(documents, "people").isEmpty()) {
            problems.add(
                    new Problem(
                            change.files().getFirst().path(),
                            0,
                            0,
                            Refusal.of("people.check.people-missing-invalid")));
        }
        return problems.isEmpty()
                ? new Line(name(), Verdict.PASSED, Refusal.of("people.check.passed"), List.of())
                : new Line(
                        name(),
                        Verdict.FAILED,
                        Refusal.of("people.check.failed", problems.size()),
                        problems);
    }

    private record Found(DocPath path, String kind, Yaml.Mapping root) {}

    private List<Found> read(ProposedChange.Tree tree) {
        return tree.paths().stream()
                .filter(path -> path.value().startsWith(FOLDER) && path.isYaml())
                .sorted()
                .flatMap(path -> tree.text(path).flatMap(text -> found(path, text)).stream())
                .toList();
    }

    private Optional<Found> found(DocPath path, String text) {
        return yaml.read(text) instanceof Reading.Good<Yaml>(Yaml.Mapping root)
                ? root.text("kind").filter(KINDS::contains).map(kind -> new Found(path, kind, root))
                : Optional.empty();
    }

    private static Optional<Found> find(List<Found> documents, String kind) {
        return documents.stream().filter(found -> found.kind().equals(kind)).findFirst();
    }

    private static List<Problem> twice(List<Found> documents) {
        var seen = new HashSet<String>();
        return documents.stream()
                .filter(found -> !seen.add(found.kind()))
                .map(found ->
                        new Problem(
                                found.path(),
                                1,
                                1,
                                Refusal.of("people.check.kind-twice-invalid", found.kind())))
                .toList();
    }

    private static List<Problem> wrong(Found people, List<Found> documents) {
        var units = ids(documents, "units", "units");
        var roles = new HashSet<>(RolesDocument.KNOWN);
        roles.addAll(ids(documents, "roles", "roles"));
        var problems = new ArrayList<Problem>();
        var rows = mappings(people.root(), "people");
        for (var row : rows) {
            row.field("unit")
                    .filter(unit -> unit instanceof Yaml.Text(var id, _, _) && !units.contains(id))
                    .ifPresent(unit ->
                            problems.add(
                                    problem(
                                            people,
                                            unit,
                                            "people.check.unit-unknown-invalid",
                                            ((Yaml.Text) unit).value())));
            for (var role : row.items("roles")) {
                if (role instanceof Yaml.Text(var id, _, _) && !roles.contains(id)) {
                    problems.add(problem(people, role, "people.check.role-unknown-invalid", id));
                }
            }
        }
        overCap(people, rows).ifPresent(problems::add);
        return problems;
    }

    private static Set<String> ids(List<Found> documents, String kind, String field) {
        return find(documents, kind).stream()
                .flatMap(found -> mappings(found.root(), field).stream())
                .flatMap(row -> row.text("id").stream())
                .collect(Collectors.toSet());
    }

    private static List<Yaml.Mapping> mappings(Yaml.Mapping root, String field) {
        return root.items(field).stream()
                .filter(Yaml.Mapping.class::isInstance)
                .map(Yaml.Mapping.class::cast)
                .toList();
    }

    /// The first person with whom, on some day, more are here than the cap allows. Guests do not
    /// count.
    private static Optional<Problem> overCap(Found people, List<Yaml.Mapping> rows) {
        var cap =
                people.root()
                        .field("cap")
                        .map(value ->
                                value instanceof Yaml.Numeral(var number, _, _)
                                        ? number.intValue()
                                        : PeopleDocument.USUAL_CAP)
                        .orElse(PeopleDocument.USUAL_CAP);
        var staff = rows.stream().filter(row -> !Reader.flag(row, "guest")).toList();
        for (var joining : staff) {
            var day = day(joining, "from", LocalDate.MIN);
            var here = staff.stream().filter(row -> isHere(row, day)).count();
            if (here > cap) {
                return Optional.of(problem(people, joining, "people.check.cap-invalid", cap, here));
            }
        }
        return Optional.empty();
    }

    private static boolean isHere(Yaml.Mapping row, LocalDate day) {
        return !day(row, "from", LocalDate.MIN).isAfter(day)
                && !day(row, "until", LocalDate.MAX).isBefore(day);
    }

    private static LocalDate day(Yaml.Mapping row, String field, LocalDate otherwise) {
        return row.text(field)
                .filter(text -> text.matches("\\d{4}-\\d{2}-\\d{2}"))
                .map(OrgCheck::parsed)
                .orElse(otherwise);
    }

    private static @Nullable LocalDate parsed(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            return null;
        }
    }

    private static Problem problem(Found found, Yaml at, String key, Object... arguments) {
        return new Problem(found.path(), at.line(), at.column(), Refusal.of(key, arguments));
    }
}
