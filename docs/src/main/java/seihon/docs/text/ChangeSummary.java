package seihon.docs.text;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import seihon.docs.Kind.Reading;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.docs.text.BlockDiff.State;
import seihon.domain.Refusal;

/// What a change does in one sentence, for an inbox line or a mail: a message key and its
/// arguments. Titles are the Japanese ones.
public final class ChangeSummary {

    private ChangeSummary() {}

    public static Refusal of(List<FileChange> files) {
        return files.size() == 1
                ? of(files.getFirst())
                : Refusal.of(
                        "docs.summary.several",
                        files.isEmpty() ? "–" : title(files.getFirst()),
                        Math.max(0, files.size() - 1));
    }

    private static Refusal of(FileChange file) {
        var title = title(file);
        if (file.before().isEmpty()) {
            return Refusal.of("docs.summary.added", title);
        }
        if (file.after().isEmpty()) {
            return Refusal.of("docs.summary.removed", title);
        }
        var before = source(file, file.before());
        var after = source(file, file.after());
        var fields =
                FieldDiff.between(
                        before.map(SourceDocument::front), after.map(SourceDocument::front));
        var blocks =
                BlockDiff.between(
                                before.map(SourceDocument::body).orElse(""),
                                after.map(SourceDocument::body).orElse(""))
                        .stream()
                        .filter(row -> row.state() != State.SAME)
                        .count();
        if (fields.size() == 1 && blocks == 0) {
            return field(title, fields.getFirst());
        }
        if (fields.isEmpty()) {
            return Refusal.of("docs.summary.body", title, blocks);
        }
        return blocks == 0
                ? Refusal.of("docs.summary.fields", title, fields.size())
                : Refusal.of("docs.summary.both", title, fields.size(), blocks);
    }

    private static Refusal field(String title, FieldChange field) {
        if (field.before().isEmpty()) {
            return Refusal.of(
                    "docs.summary.field-added", title, FieldWords.label(field), after(field));
        }
        if (field.after().isEmpty()) {
            return Refusal.of("docs.summary.field-removed", title, FieldWords.label(field));
        }
        return field.percent()
                .map(percent ->
                        Refusal.of(
                                "docs.summary.field-percent",
                                title,
                                FieldWords.label(field),
                                before(field),
                                after(field),
                                FieldWords.signed(percent.setScale(1, RoundingMode.HALF_UP))))
                .orElseGet(() ->
                        Refusal.of(
                                "docs.summary.field",
                                title,
                                FieldWords.label(field),
                                before(field),
                                after(field)));
    }

    private static Refusal before(FieldChange field) {
        return value(field.before(), field.beforeText());
    }

    private static Refusal after(FieldChange field) {
        return value(field.after(), field.afterText());
    }

    /// A list or a long text is cut as it is written: the line has room for one value.
    private static Refusal value(Optional<Yaml> value, String written) {
        return value.filter(one -> YamlText.cut(written).equals(written))
                .map(FieldWords::value)
                .orElseGet(() -> FieldWords.plain(YamlText.cut(written)));
    }

    private static String title(FileChange file) {
        return source(file, file.after().or(file::before))
                .map(SourceDocument::titleJa)
                .orElse(file.path().fileName());
    }

    private static Optional<SourceDocument> source(FileChange file, Optional<String> text) {
        return text.flatMap(t ->
                SourceReader.read(file.path(), t)
                                instanceof Reading.Good<SourceDocument>(var source)
                        ? Optional.of(source)
                        : Optional.empty());
    }
}
