package seihon.app.provision;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import seihon.app.provision.Plan.Member;
import seihon.docs.Yaml;
import seihon.domain.PersonId;
import seihon.domain.Refusal;
import seihon.people.Founding;

/// Reads the tree of a provisioning file and collects every mistake with its line. A field nobody
/// knows is a mistake too: it is usually a misspelt one.
final class PlanReader {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}");
    private static final Set<String> TOP = Set.of("tenant", "people", "documents");
    private static final Set<String> TENANT =
            Set.of("id", "name", "zone", "fiscal_year_start", "language");
    private static final Set<String> PERSON =
            Set.of(
                    "id",
                    "name",
                    "kana",
                    "email",
                    "unit",
                    "roles",
                    "guest",
                    "part_time",
                    "password",
                    "token");
    private static final int MONTHS = 12;
    private static final int APRIL = 4;

    private final Path file;
    private final Founding founding;
    private final List<Mistake> mistakes = new ArrayList<>();

    PlanReader(Path file, Founding founding) {
        this.file = file;
        this.founding = founding;
    }

    List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /// Empty when something is wrong; [#mistakes] says what.
    Optional<Plan> read(Yaml tree) {
        if (!(tree instanceof Yaml.Mapping root)) {
            wrong(1, "app.provision.no-mapping-invalid");
            return Optional.empty();
        }
        onlyKnown(root, TOP);
        var company = root.mapping("tenant").flatMap(this::company);
        if (root.mapping("tenant").isEmpty()) {
            wrong(root.line(), "app.provision.tenant-missing-invalid");
        }
        var members = members(root);
        var documents = documents(root);
        return mistakes.isEmpty()
                ? company.map(found -> new Plan(found, members, documents))
                : Optional.empty();
    }

    private Optional<Founding.Company> company(Yaml.Mapping row) {
        onlyKnown(row, TENANT);
        var slug = row.text("id").orElse("");
        if (!SLUG.matcher(slug).matches()) {
            wrong(at(row, "id"), "app.provision.tenant-id-invalid", slug);
        }
        var name = row.text("name").orElse("");
        if (name.isBlank()) {
            wrong(row.line(), "app.provision.tenant-name-invalid");
        }
        var zone = zone(row);
        var month = month(row);
        var language = row.text("language").orElse("ja");
        if (!language.equals("ja") && !language.equals("en")) {
            wrong(at(row, "language"), "app.provision.language-invalid", language);
        }
        return zone.map(found ->
                new Founding.Company(slug, name, found, month, Locale.of(language), false));
    }

    private Optional<ZoneId> zone(Yaml.Mapping row) {
        var text = row.text("zone").orElse("Asia/Tokyo");
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException unknown) {
            wrong(at(row, "zone"), "app.provision.zone-invalid", text);
            return Optional.empty();
        }
    }

    private int month(Yaml.Mapping row) {
        var field = row.field("fiscal_year_start");
        if (field.isEmpty()) {
            return APRIL;
        }
        var month = field.get() instanceof Yaml.Numeral(var number, _, _) ? number.intValue() : 0;
        if (month < 1 || month > MONTHS) {
            wrong(field.get().line(), "app.provision.month-invalid");
        }
        return month;
    }

    private List<Member> members(Yaml.Mapping root) {
        var members = new ArrayList<Member>();
        var seen = new HashSet<String>();
        var mails = new HashSet<String>();
        for (var item : root.items("people")) {
            if (item instanceof Yaml.Mapping row) {
                member(row, seen, mails).ifPresent(members::add);
            } else {
                wrong(item.line(), "app.provision.person-invalid");
            }
        }
        if (root.items("people").isEmpty()) {
            wrong(root.line(), "app.provision.people-missing-invalid");
        }
        return members;
    }

    private Optional<Member> member(Yaml.Mapping row, Set<String> seen, Set<String> mails) {
        onlyKnown(row, PERSON);
        var id = row.text("id").orElse("");
        if (!PersonId.isValid(id)) {
            wrong(row.line(), "people.org.person-id-invalid", id);
            return Optional.empty();
        }
        if (!seen.add(id)) {
            wrong(row.line(), "people.org.person-twice-invalid", id);
        }
        var mail = row.text("email");
        if (mail.isPresent() && (!mail.get().contains("@") || !mails.add(mail.get()))) {
            wrong(at(row, "email"), "app.provision.mail-invalid", mail.get());
        }
        var newcomer =
                new Founding.Newcomer(
                        new PersonId(id),
                        row.text("name").orElse(id),
                        row.text("kana").orElse(""),
                        mail,
                        row.text("password"),
                        row.text("token"));
        founding.whyNot(newcomer).ifPresent(why -> wrong(row.line(), why));
        return Optional.of(
                new Member(
                        newcomer,
                        row.text("unit"),
                        roles(row),
                        isOn(row, "guest"),
                        isOn(row, "part_time"),
                        row.line()));
    }

    private static boolean isOn(Yaml.Mapping row, String field) {
        return row.field(field)
                .map(value -> value instanceof Yaml.Flag(var on, _, _) && on)
                .orElse(false);
    }

    private static Set<String> roles(Yaml.Mapping row) {
        return row.items("roles").stream()
                .filter(Yaml.Text.class::isInstance)
                .map(item -> ((Yaml.Text) item).value())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<Plan.Documents> documents(Yaml.Mapping root) {
        var text = root.text("documents");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var line = at(root, "documents");
        var folder = file.toAbsolutePath().resolveSibling(text.get()).normalize();
        if (!Files.isDirectory(folder)) {
            wrong(line, "app.provision.folder-invalid", text.get());
        }
        return Optional.of(new Plan.Documents(folder, line));
    }

    private void onlyKnown(Yaml.Mapping row, Set<String> known) {
        row.fields()
                .forEach((name, value) -> {
                    if (!known.contains(name)) {
                        wrong(
                                value.line(),
                                "app.provision.field-invalid",
                                name,
                                String.join(", ", known.stream().sorted().toList()));
                    }
                });
    }

    private static int at(Yaml.Mapping row, String field) {
        return row.field(field).map(Yaml::line).orElse(row.line());
    }

    private void wrong(int line, String key, Object... arguments) {
        wrong(line, Refusal.of(key, arguments));
    }

    private void wrong(int line, Refusal why) {
        mistakes.add(new Mistake(file.getFileName().toString(), line, why));
    }
}
