package seihon.docs.text;

import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import seihon.docs.Kind.Reading;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.SourceDocument;
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
            return Refusal.of("docs.summary.field-added", title, field.path(), after(field));
        }
        if (field.after().isEmpty()) {
            return Refusal.of("docs.summary.field-removed", title, field.path());
        }
        return field.percent()
                .map(percent ->
                        Refusal.of(
                                "docs.summary.field-percent",
                                title,
                                field.path(),
                                before(field),
                                after(field),
                                (percent.signum() < 0 ? "−" : "+")
                                        + percent.abs()
                                                .setScale(1, RoundingMode.HALF_UP)
                                                .toPlainString()))
                .orElseGet(() ->
                        Refusal.of(
                                "docs.summary.field",
                                title,
                                field.path(),
                                before(field),
                                after(field)));
    }

    private static String before(FieldChange field) {
        return YamlText.cut(field.beforeText());
    }

    private static String after(FieldChange field) {
        return YamlText.cut(field.afterText());
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
