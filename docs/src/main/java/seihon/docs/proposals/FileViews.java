package seihon.docs.proposals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.Roster;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.docs.change.DocKinds;
import seihon.docs.proposals.FileView.Change;
import seihon.docs.proposals.FileView.FieldView;
import seihon.docs.proposals.FileView.LineView;
import seihon.docs.proposals.FileView.PairView;
import seihon.docs.proposals.FileView.SealView;
import seihon.docs.reading.Revisions;
import seihon.docs.reading.TenantReferences;
import seihon.docs.sealed.Unsealing;
import seihon.docs.sealed.Unsealing.Opened;
import seihon.docs.text.Block;
import seihon.docs.text.BlockDiff;
import seihon.docs.text.FieldChange;
import seihon.docs.text.FieldDiff;
import seihon.docs.text.FieldWords;
import seihon.docs.text.LineDiff;
import seihon.docs.text.Markdown;
import seihon.docs.text.Mentions;
import seihon.docs.text.References;
import seihon.docs.text.TextMarks;
import seihon.docs.text.WordDiff;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.web.Words;

/// Shows what a change does to each file: fields, bodies side by side with the changed words
/// marked, and the source.
@Component
class FileViews {

    private final DocKinds kinds;
    private final Revisions revisions;
    private final Roster roster;
    private final Unsealing unsealing;
    private final People people;
    private final Words words;

    FileViews(
            DocKinds kinds,
            Revisions revisions,
            Roster roster,
            Unsealing unsealing,
            People people,
            Words words) {
        this.kinds = kinds;
        this.revisions = revisions;
        this.roster = roster;
        this.unsealing = unsealing;
        this.people = people;
        this.words = words;
    }

    /// Inside a read transaction of the person's tenant.
    List<FileView> of(Person me, List<FileChange> files) {
        var references =
                new TenantReferences(
                        me, me.language(), revisions.living(me.tenant()), roster, revisions);
        return files.stream().map(file -> of(me, file, references)).toList();
    }

    private FileView of(Person me, FileChange file, References references) {
        var sides = new Sides(open(me, file, file.before()), open(me, file, file.after()));
        var before = document(file, sides.before());
        var after = document(file, sides.after());
        var shown = after.or(() -> before);
        return new FileView(
                file.path().value(),
                shown.map(document -> document.title(me.language())).orElse(file.path().fileName()),
                shown.map(document -> document.id().kind()).orElse(""),
                change(file),
                fields(before, after, references),
                seal(me, sides),
                file.path().isMarkdown()
                        ? pairs(file, sides, before, after, references)
                        : List.of(),
                lines(sides));
    }

    /// Both sides as this person gets them.
    private record Sides(Optional<Opened> before, Optional<Opened> after) {

        boolean isSealed() {
            return Stream.of(before, after).flatMap(Optional::stream).anyMatch(Opened::isSealed);
        }

        boolean isReadable() {
            return Stream.of(before, after).flatMap(Optional::stream).allMatch(Opened::isReadable);
        }
    }

    private Optional<Opened> open(Person me, FileChange file, Optional<String> text) {
        return text.map(closed -> unsealing.open(me, file.path(), closed));
    }

    private Optional<SourceDocument> document(FileChange file, Optional<Opened> side) {
        return side.flatMap(
                opened -> kinds.source(file.path(), opened.closed()).map(opened::whole));
    }

    private Optional<SealView> seal(Person me, Sides sides) {
        var names = people.of(me.tenant());
        return sides.after()
                .filter(Opened::isSealed)
                .or(() -> sides.before().filter(Opened::isSealed))
                .map(opened ->
                        new SealView(
                                opened.readers().stream()
                                        .map(reader -> RequirementViews.group(reader, names))
                                        .map(reader -> words.text(reader, me.language()))
                                        .toList(),
                                sides.isReadable()));
    }

    private static Change change(FileChange file) {
        if (file.before().isEmpty()) {
            return Change.ADDED;
        }
        return file.after().isEmpty() ? Change.DELETED : Change.CHANGED;
    }

    private static List<FieldView> fields(
            Optional<SourceDocument> before,
            Optional<SourceDocument> after,
            References references) {
        return FieldDiff.between(
                        before.map(SourceDocument::front), after.map(SourceDocument::front))
                .stream()
                .map(field ->
                        new FieldView(
                                FieldWords.label(field),
                                field,
                                field.before().map(value -> words(value, references)),
                                field.after().map(value -> words(value, references)),
                                delta(field)))
                .toList();
    }

    private static Refusal words(Yaml value, References references) {
        return Mentions.named(FieldWords.value(value), references::person);
    }

    /// +13.5％ for amounts; differences of dates are days.
    private static Optional<Refusal> delta(FieldChange field) {
        return field.percent()
                .map(percent -> signed(percent.setScale(1, RoundingMode.HALF_UP)))
                .map(percent -> Refusal.of("docs.proposals.page.percent", percent))
                .or(() ->
                        field.delta()
                                .map(FileViews::signed)
                                .map(delta ->
                                        field.isDate()
                                                ? Refusal.of("docs.proposals.page.days", delta)
                                                : Refusal.of("docs.field-value.text", delta)));
    }

    private static String signed(BigDecimal delta) {
        return (delta.signum() < 0 ? "−" : "+") + delta.abs().toPlainString();
    }

    private static List<PairView> pairs(
            FileChange file,
            Sides sides,
            Optional<SourceDocument> before,
            Optional<SourceDocument> after,
            References references) {
        var markdown = new Markdown(file.path(), references);
        var pairs = new ArrayList<PairView>();
        for (var row :
                BlockDiff.between(
                        before.map(SourceDocument::body).orElse(""),
                        after.map(SourceDocument::body).orElse(""))) {
            var pair = pair(row, markdown);
            pairs.add(sides.isSealed() ? pair.withoutPlace() : pair);
        }
        return pairs;
    }

    private static PairView pair(BlockDiff.Row row, Markdown markdown) {
        var block = row.after().or(row::before).map(Block::id).orElse("");
        return switch (row.state()) {
            case SAME ->
                    new PairView(
                            block,
                            html(row.before(), markdown, TextMarks.NONE),
                            html(row.after(), markdown, TextMarks.NONE),
                            false);
            case ADDED, REMOVED ->
                    new PairView(
                            block,
                            html(row.before(), markdown, TextMarks.whole("del")),
                            html(row.after(), markdown, TextMarks.whole("ins")),
                            true);
            case CHANGED -> changed(block, row, markdown);
        };
    }

    private static PairView changed(String block, BlockDiff.Row row, Markdown markdown) {
        var before = row.before().orElseThrow();
        var after = row.after().orElseThrow();
        var words = WordDiff.between(before, after);
        return new PairView(
                block,
                markdown.html(before, words.removed()),
                markdown.html(after, words.added()),
                true);
    }

    private static String html(Optional<Block> block, Markdown markdown, TextMarks marks) {
        return block.map(b -> markdown.html(b, marks)).orElse("");
    }

    private static List<LineView> lines(Sides sides) {
        return LineDiff.between(
                        sides.before().map(Opened::text).orElse(""),
                        sides.after().map(Opened::text).orElse(""))
                .stream()
                .map(FileViews::line)
                .toList();
    }

    private static LineView line(LineDiff.Line line) {
        return switch (line.state()) {
            case SAME ->
                    new LineView(
                            Optional.of(line.before()), Optional.of(line.after()), line.text(), "");
            case ADDED ->
                    new LineView(Optional.empty(), Optional.of(line.after()), line.text(), "ins");
            case REMOVED ->
                    new LineView(Optional.of(line.before()), Optional.empty(), line.text(), "del");
            case GAP -> new LineView(Optional.empty(), Optional.empty(), "", "gap");
        };
    }
}
