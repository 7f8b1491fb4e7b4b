package seihon.docs.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.ProblemList;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;

/// The fields every document has. Plain YAML may leave out `id` (then the file's name) and `title`
/// (then the id): its file is found by its place anyway.
final class CommonFields {

    /// Kinds need not repeat these in their schemas.
    static final Set<String> NAMES =
            Set.of(
                    "kind",
                    "id",
                    "title",
                    "owner",
                    "effective_from",
                    "review_by",
                    "derived_from",
                    "body",
                    "readers");

    private static final Pattern OWNER = Pattern.compile("(role|person):[a-z0-9][a-z0-9._-]{0,62}");
    private static final int LONGEST_TITLE = 200;

    private final DocPath path;
    private final Yaml.Mapping front;
    private final ProblemList problems;

    CommonFields(DocPath path, Yaml.Mapping front, ProblemList problems) {
        this.path = path;
        this.front = front;
        this.problems = problems;
    }

    /// Empty when something is wrong; the problems then say what.
    Optional<SourceDocument> read(String body, int bodyLine) {
        var kind = name("kind");
        var id = path.isYaml() && front.field("id").isEmpty() ? fileStem() : name("id");
        var titleJa = titleJa(id);
        var titleEn = front.mapping("title").flatMap(title -> title.text("en"));
        var owner = owner();
        var effectiveFrom = date("effective_from");
        var reviewBy = date("review_by");
        var derivedFrom = text("derived_from");
        sealed(body, bodyLine);
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new SourceDocument(
                        path,
                        new DocId(kind, id),
                        titleJa,
                        titleEn,
                        owner,
                        effectiveFrom,
                        reviewBy,
                        derivedFrom,
                        front,
                        body,
                        bodyLine));
    }

    private String fileStem() {
        var name = path.fileName();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private String name(String field) {
        var value = required(field);
        if (!value.isEmpty()) {
            NameRules.whyNot(value)
                    .ifPresent(why -> {
                        var where = front.field(field).orElse(front);
                        problems.at(where.line(), where.column(), why);
                    });
        }
        return value;
    }

    private String required(String field) {
        if (front.field(field).isEmpty()) {
            problems.at(front, "docs.field.missing", field);
            return "";
        }
        return text(field).orElse("");
    }

    private Optional<String> text(String field) {
        return front.field(field).flatMap(value -> text(field, value));
    }

    private Optional<String> text(String field, Yaml value) {
        if (value instanceof Yaml.Text(var text, _, _) && !text.isBlank()) {
            return Optional.of(text);
        }
        problems.at(value, "docs.field.text", field, YamlText.brief(value));
        return Optional.empty();
    }

    private String titleJa(String id) {
        var title = front.field("title");
        if (title.isEmpty() && path.isYaml()) {
            return id;
        }
        if (title.isEmpty()) {
            problems.at(front, "docs.field.missing", "title");
            return "";
        }
        var text =
                title.get() instanceof Yaml.Mapping mapping
                        ? titleByLanguage(mapping)
                        : text("title", title.get()).orElse("");
        if (text.codePointCount(0, text.length()) > LONGEST_TITLE || text.contains("\n")) {
            problems.at(title.get(), "docs.field.title-length", LONGEST_TITLE);
        }
        return text;
    }

    private String titleByLanguage(Yaml.Mapping title) {
        title.fields().keySet().stream()
                .filter(language -> !language.equals("ja") && !language.equals("en"))
                .forEach(language -> problems.at(title, "docs.field.title-language", language));
        title.field("en").ifPresent(value -> text("title.en", value));
        if (title.field("ja").isEmpty()) {
            problems.at(title, "docs.field.missing", "title.ja");
            return "";
        }
        return text("title.ja", title.field("ja").get()).orElse("");
    }

    private String owner() {
        var owner = text("owner").orElse("");
        if (!owner.isEmpty() && !OWNER.matcher(owner).matches()) {
            problems.at(front.field("owner").orElse(front), "docs.field.owner", owner);
        }
        return owner;
    }

    private Optional<LocalDate> date(String field) {
        return text(field)
                .flatMap(text -> {
                    try {
                        return Optional.of(LocalDate.parse(text));
                    } catch (DateTimeException _) {
                        problems.at(
                                front.field(field).orElse(front), "docs.field.date", field, text);
                        return Optional.empty();
                    }
                });
    }

    /// Fingerprint and readers come together, in Markdown only, and then the file has no body.
    private void sealed(String body, int bodyLine) {
        var seal = text("body");
        var readers = front.field("readers");
        if (seal.isEmpty() && readers.isEmpty()) {
            return;
        }
        var where = readers.or(() -> front.field("body")).orElse(front);
        if (path.isYaml()) {
            problems.at(where, "docs.sealed.yaml-invalid", path.value());
        } else if (readers.isEmpty()) {
            problems.at(where, "docs.field.missing", "readers");
        } else if (!isReaders(readers.get())) {
            problems.at(where, "docs.sealed.readers-invalid", path.value());
        } else if (seal.isEmpty()) {
            problems.at(where, "docs.field.readers-unsealed");
        }
        if (seal.isPresent() && !SealedText.SEAL.matcher(seal.get()).matches()) {
            problems.at(front.field("body").orElse(front), "docs.field.sealed");
        }
        if (seal.isPresent() && !body.isBlank()) {
            problems.at(bodyLine, 1, seihon.domain.Refusal.of("docs.field.sealed-body"));
        }
    }

    private static boolean isReaders(Yaml value) {
        return value instanceof Yaml.Sequence(var items, _, _)
                && !items.isEmpty()
                && items.stream()
                        .allMatch(item ->
                                item instanceof Yaml.Text(var name, _, _)
                                        && OWNER.matcher(name).matches());
    }
}
