package seihon.app.provision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.OutsideYaml;
import seihon.docs.Yaml;
import seihon.domain.Refusal;

/// `Stock/org/people.yaml` of a company being made: written from the provisioning file, or compared
/// with the one in the folder, which must say the same of everybody the file names.
final class PeopleFile {

    static final DocPath PATH = new DocPath("Stock/org/people.yaml");

    private PeopleFile() {}

    static String written(List<Plan.Member> members) {
        var text =
                new StringBuilder(
                        """
                        kind: people
                        id: people
                        title: {ja: 在籍者, en: People}
                        owner: role:admin
                        people:
                        """);
        members.forEach(member -> text.append(line(member)));
        return text.toString();
    }

    private static String line(Plan.Member member) {
        var line = new StringBuilder("  - {id: ").append(member.id());
        member.unit().ifPresent(unit -> line.append(", unit: ").append(unit));
        if (member.guest()) {
            line.append(", guest: true");
        } else if (member.partTime()) {
            line.append(", part_time: true");
        } else {
            var roles = member.roles().stream().sorted().collect(Collectors.joining(", "));
            line.append(", roles: [").append(roles).append(']');
        }
        return line.append("}\n").toString();
    }

    /// Where the folder's people differ from the provisioning file's, at the file's lines.
    static List<Mistake> disagreements(
            String file, List<Plan.Member> members, String text, OutsideYaml yaml) {
        if (!(yaml.read(text) instanceof Reading.Good<Yaml>(Yaml.Mapping root))) {
            return List.of();
        }
        Map<String, Yaml.Mapping> rows = new HashMap<>();
        for (var item : root.items("people")) {
            if (item instanceof Yaml.Mapping row) {
                row.text("id").ifPresent(id -> rows.put(id, row));
            }
        }
        return members.stream()
                .flatMap(member ->
                        disagreement(member, Optional.ofNullable(rows.get(member.id())))
                                .map(why -> new Mistake(file, member.line(), why))
                                .stream())
                .toList();
    }

    private static Optional<Refusal> disagreement(
            Plan.Member member, Optional<Yaml.Mapping> found) {
        if (found.isEmpty()) {
            return Optional.of(
                    Refusal.of("app.provision.person-absent-invalid", member.id(), PATH.value()));
        }
        var row = found.get();
        var there = roles(row);
        if (!there.equals(member.roles())) {
            return Optional.of(
                    Refusal.of(
                            "app.provision.roles-differ-invalid",
                            member.id(),
                            String.join(", ", member.roles().stream().sorted().toList()),
                            String.join(", ", there.stream().sorted().toList()),
                            row.line()));
        }
        var unit = row.text("unit");
        if (member.unit().isPresent() && !member.unit().equals(unit)) {
            return Optional.of(
                    Refusal.of(
                            "app.provision.unit-differs-invalid",
                            member.id(),
                            member.unit().get(),
                            unit.orElse("–"),
                            row.line()));
        }
        return Optional.empty();
    }

    private static Set<String> roles(Yaml.Mapping row) {
        return row.items("roles").stream()
                .filter(Yaml.Text.class::isInstance)
                .map(item -> ((Yaml.Text) item).value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
