package seihon.docs.proposals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import seihon.docs.Yaml;
import seihon.docs.proposals.FileView.FieldView;
import seihon.docs.proposals.FileView.LineView;
import seihon.docs.proposals.FileView.PairView;
import seihon.docs.proposals.FileView.SealView;
import seihon.docs.reading.PlainYaml;
import seihon.web.Words;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// The difference that a proposal makes, for programs: values as they are written, words in the
/// asker's language.
@JsonNaming(SnakeCaseStrategy.class)
record DiffAnswer(String changeDigest, List<File> files) {

    /// `change` is added, changed or deleted.
    @JsonNaming(SnakeCaseStrategy.class)
    record File(
            String path,
            String title,
            String kind,
            String change,
            List<Field> fields,
            Optional<SealView> seal,
            List<PairView> pairs,
            List<LineView> lines) {}

    /// `before` is null for a field that is added, `after` for one that is removed; `delta` says
    /// how far a number or a date moved, null where nothing did.
    record Field(
            String path,
            String label,
            @Nullable Object before,
            @Nullable Object after,
            @Nullable String delta) {}

    static DiffAnswer of(String digest, List<FileView> files, Words words, Locale language) {
        return new DiffAnswer(
                digest, files.stream().map(file -> file(file, words, language)).toList());
    }

    private static File file(FileView file, Words words, Locale language) {
        return new File(
                file.path(),
                file.title(),
                file.kind(),
                file.change().name().toLowerCase(Locale.ROOT),
                file.fields().stream().map(field -> field(field, words, language)).toList(),
                file.seal(),
                file.pairs(),
                file.lines());
    }

    private static Field field(FieldView field, Words words, Locale language) {
        return new Field(
                field.path(),
                words.text(field.label(), language),
                plain(field.field().before()),
                plain(field.field().after()),
                field.delta().map(delta -> words.text(delta, language)).orElse(null));
    }

    private static @Nullable Object plain(Optional<Yaml> value) {
        return value.map(PlainYaml::value).orElse(null);
    }
}
