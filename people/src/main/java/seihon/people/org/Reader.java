package seihon.people.org;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import seihon.docs.Kind;
import seihon.docs.Problem;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.domain.Refusal;

/// Reads the fields of one organisation document and collects what is wrong with their places.
final class Reader {

    private final SourceDocument document;
    private final List<Problem> problems = new ArrayList<>();

    Reader(SourceDocument document) {
        this.document = document;
    }

    List<Yaml.Mapping> mappings(String field) {
        return document.front().items(field).stream()
                .filter(Yaml.Mapping.class::isInstance)
                .map(Yaml.Mapping.class::cast)
                .toList();
    }

    /// A text, or an object with `ja` and perhaps `en`.
    static String titleJa(Yaml.Mapping row, String otherwise) {
        return row.text("title")
                .or(() -> row.mapping("title").flatMap(title -> title.text("ja")))
                .orElse(otherwise);
    }

    static Optional<String> titleEn(Yaml.Mapping row) {
        return row.mapping("title").flatMap(title -> title.text("en"));
    }

    static List<String> texts(Yaml.Mapping row, String field) {
        return row.items(field).stream()
                .filter(Yaml.Text.class::isInstance)
                .map(item -> ((Yaml.Text) item).value())
                .toList();
    }

    static boolean flag(Yaml.Mapping row, String field) {
        return row.field(field)
                .map(value -> value instanceof Yaml.Flag(var on, _, _) && on)
                .orElse(false);
    }

    Optional<LocalDate> day(Yaml.Mapping row, String field) {
        var text = row.text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeParseException notADay) {
            wrong(row.field(field).orElse(row), "people.org.day-invalid", field, text.get());
            return Optional.empty();
        }
    }

    void wrong(Yaml at, String key, Object... arguments) {
        problems.add(
                new Problem(document.path(), at.line(), at.column(), Refusal.of(key, arguments)));
    }

    <T> Kind.Reading<T> answer(T value) {
        return problems.isEmpty()
                ? new Kind.Reading.Good<>(value)
                : new Kind.Reading.Bad<>(problems);
    }
}
