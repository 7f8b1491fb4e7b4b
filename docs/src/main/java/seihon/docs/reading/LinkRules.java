package seihon.docs.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import seihon.docs.DocPath;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.docs.text.LinkTarget;
import seihon.docs.text.Markdown;

/// Finds the links a document makes to other documents: in the Markdown body, and in front matter
/// or YAML values that are written `doc:<kind>/<id>` or as a path (`Stock/handbook/meeting.md`).
final class LinkRules {

    /// More links than a person writes in one file; the rest is not indexed.
    private static final int MOST = 500;

    private static final Pattern WRITTEN_PATH =
            Pattern.compile("(Stock|Flow|templates)/[^*?{}\\s]+\\.[a-z]{2,4}");

    private LinkRules() {}

    /// A link and the line of the file on which it stands.
    record Found(LinkTarget target, String written, int line) {}

    static List<Found> in(SourceDocument document) {
        var found = new ArrayList<Found>();
        inValue(document.path(), document.front(), found);
        if (document.path().isMarkdown()) {
            Markdown.references(document.path(), document.body())
                    .forEach(reference ->
                            found.add(
                                    new Found(
                                            reference.target(),
                                            reference.text(),
                                            document.bodyLine() + reference.line() - 1)));
        }
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    private static void inValue(DocPath at, Yaml value, List<Found> found) {
        switch (value) {
            case Yaml.Mapping mapping ->
                    mapping.fields().values().forEach(each -> inValue(at, each, found));
            case Yaml.Sequence(var items, _, _) -> items.forEach(each -> inValue(at, each, found));
            case Yaml.Text(var text, var line, _) -> inText(at, text, line, found);
            case Yaml.Numeral _, Yaml.Flag _, Yaml.Nothing _ -> {}
        }
    }

    private static void inText(DocPath at, String text, int line, List<Found> found) {
        if (text.startsWith("doc:") && text.indexOf(' ') < 0) {
            found.add(new Found(LinkTarget.of(at, text), text, line));
        } else if (WRITTEN_PATH.matcher(text).matches()) {
            found.add(new Found(LinkTarget.of(at, "/" + text), text, line));
        }
    }
}
