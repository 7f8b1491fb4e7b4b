package seihon.docs.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import seihon.docs.Kind.Reading;
import seihon.docs.ProposedChange.FileChange;
import seihon.docs.SourceDocument;

/// A change in a few lines for a mail: `- old`, `+ new`, fields first, then lines of the body.
public final class ChangeExcerpt {

    static final int MOST_LINES = 10;
    static final int LONGEST_LINE = 80;

    /// How much of a long line is shown before the place where it changes.
    private static final int LEAD = 12;

    private static final String MORE = "…";

    private ChangeExcerpt() {}

    public static List<String> of(List<FileChange> files) {
        var lines = new ArrayList<String>();
        for (var file : files) {
            if (lines.size() > MOST_LINES) {
                break;
            }
            if (files.size() > 1) {
                lines.add(file.path().fileName());
            }
            lines.addAll(lines(file));
        }
        return lines.size() <= MOST_LINES ? lines : shortened(lines);
    }

    private static List<String> shortened(List<String> lines) {
        var shortened = new ArrayList<>(lines.subList(0, MOST_LINES));
        shortened.add(MORE);
        return shortened;
    }

    private static List<String> lines(FileChange file) {
        var before = source(file, file.before());
        var after = source(file, file.after());
        if (isUnread(file.before(), before) || isUnread(file.after(), after)) {
            return changed(file.before().orElse(""), file.after().orElse(""));
        }
        var lines = new ArrayList<String>();
        if (before.isPresent() && after.isPresent()) {
            FieldDiff.between(before.map(SourceDocument::front), after.map(SourceDocument::front))
                    .forEach(field -> lines.addAll(field(field)));
        }
        lines.addAll(
                changed(
                        before.map(SourceDocument::body).orElse(""),
                        after.map(SourceDocument::body).orElse("")));
        return lines.isEmpty() ? whole(file) : lines;
    }

    /// A document without a body that is new or goes: its fields as they are written.
    private static List<String> whole(FileChange file) {
        return changed(file.before().orElse(""), file.after().orElse(""));
    }

    private static boolean isUnread(Optional<String> text, Optional<SourceDocument> read) {
        return text.isPresent() && read.isEmpty();
    }

    private static List<String> field(FieldChange field) {
        var lines = new ArrayList<String>();
        if (field.before().isPresent()) {
            lines.add("- " + cut(field.path() + ": " + field.beforeText(), 0));
        }
        if (field.after().isPresent()) {
            lines.add("+ " + cut(field.path() + ": " + field.afterText(), 0));
        }
        return lines;
    }

    /// Lines that went and lines that came. Of two long lines in one place the end that differs is
    /// shown.
    private static List<String> changed(String before, String after) {
        var lines = new ArrayList<String>();
        var gone = new ArrayList<String>();
        for (var line : LineDiff.between(before, after)) {
            if (line.text().isBlank()) {
                continue;
            }
            switch (line.state()) {
                case REMOVED -> {
                    gone.add(line.text().strip());
                    lines.add("- " + cut(line.text().strip(), 0));
                }
                case ADDED -> added(lines, gone, line.text().strip());
                case SAME, GAP -> gone.clear();
            }
        }
        return lines;
    }

    private static void added(List<String> lines, List<String> gone, String text) {
        var common = gone.size() == 1 ? common(gone.getFirst(), text) : 0;
        if (common > 0) {
            lines.set(lines.size() - 1, "- " + cut(gone.getFirst(), common));
        }
        gone.clear();
        lines.add("+ " + cut(text, common));
    }

    private static int common(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length())
                && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    /// At most [#LONGEST_LINE] characters, from a little before the place that differs.
    private static String cut(String text, int differs) {
        var points = text.codePoints().toArray();
        if (points.length <= LONGEST_LINE) {
            return text;
        }
        var start = Math.max(0, text.codePointCount(0, Math.min(differs, text.length())) - LEAD);
        var end = Math.min(points.length, start + LONGEST_LINE);
        return (start > 0 ? MORE : "")
                + new String(points, start, end - start)
                + (end < points.length ? MORE : "");
    }

    private static Optional<SourceDocument> source(FileChange file, Optional<String> text) {
        return text.flatMap(t ->
                SourceReader.read(file.path(), t)
                                instanceof Reading.Good<SourceDocument>(var source)
                        ? Optional.of(source)
                        : Optional.empty());
    }
}
