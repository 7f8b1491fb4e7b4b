package seihon.docs.kinds;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import seihon.docs.Kind.Reading;
import seihon.docs.ProblemList;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;

/// Reads the fields of a front matter whose schema holds, and notes what a schema cannot see.
final class FrontFields {

    static final String PARTY =
            """
            {"type": "string", "pattern": "^(role|person):[a-z0-9][a-z0-9._-]{0,62}$",
             "examples": ["person:sato"]}
            """;
    static final String DATE =
            """
            {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "examples": ["2026-11-21"]}
            """;

    private final SourceDocument document;
    private final ProblemList problems;

    FrontFields(SourceDocument document) {
        this.document = document;
        this.problems = new ProblemList(document.path());
    }

    Yaml.Mapping front() {
        return document.front();
    }

    ProblemList problems() {
        return problems;
    }

    <T> Reading<T> orElse(Supplier<T> value) {
        return problems.orElse(value);
    }

    /// The day written in a field; empty when it is missing or exists in no calendar.
    Optional<LocalDate> date(Yaml.Mapping in, String field) {
        var text = in.text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get()));
        } catch (DateTimeException _) {
            problems.at(at(in, field), "docs.field.date", field, text.get());
            return Optional.empty();
        }
    }

    String text(Yaml.Mapping in, String field) {
        return in.text(field).orElse("");
    }

    static List<String> texts(Yaml.Mapping in, String field) {
        return in.items(field).stream()
                .flatMap(item ->
                        item instanceof Yaml.Text(var text, _, _)
                                ? Stream.of(text)
                                : Stream.empty())
                .toList();
    }

    static List<Yaml.Mapping> mappings(Yaml.Mapping in, String field) {
        return in.items(field).stream()
                .flatMap(item ->
                        item instanceof Yaml.Mapping mapping ? Stream.of(mapping) : Stream.empty())
                .toList();
    }

    /// Notes every id that stands twice.
    void distinctIds(List<Yaml.Mapping> items) {
        var seen = new HashSet<String>();
        for (var item : items) {
            item.text("id")
                    .filter(id -> !seen.add(id))
                    .ifPresent(id -> problems.at(at(item, "id"), "docs.kinds.duplicate-id", id));
        }
    }

    static Yaml at(Yaml.Mapping in, String field) {
        return in.field(field).orElse(in);
    }
}
