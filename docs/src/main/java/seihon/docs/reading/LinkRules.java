package seihon.docs.reading;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;

/// Finds the links a document makes to other documents: in the Markdown body, and in front matter
/// or YAML values that are written `doc:<kind>/<id>` or as a path (`Stock/handbook/meeting.md`).
/// What leads out to the web is not looked at.
final class LinkRules {

    /// More links than a person writes in one file; the rest is not indexed.
    private static final int MOST = 500;

    private static final Parser MARKDOWN =
            Parser.builder()
                    .extensions(List.of(TablesExtension.create()))
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .build();

    private static final Pattern WRITTEN_PATH =
            Pattern.compile("(Stock|Flow|templates)/[^*?{}\\s]+\\.[a-z]{2,4}");

    private LinkRules() {}

    static List<LinkTarget> in(SourceDocument document) {
        var found = new ArrayList<LinkTarget>();
        inValue(document.front(), found);
        if (document.path().isMarkdown()) {
            inBody(document, found);
        }
        return List.copyOf(found.subList(0, Math.min(MOST, found.size())));
    }

    /// Reads one destination as written in a document at `from`; empty when it leads elsewhere (the
    /// web, a mail address, a place on the same page).
    static Optional<LinkTarget> target(DocPath from, String destination, int line) {
        var hash = destination.indexOf('#');
        var anchor = hash < 0 ? "" : decoded(destination.substring(hash + 1));
        var place = decoded(hash < 0 ? destination : destination.substring(0, hash));
        if (place.isBlank()) {
            return Optional.empty();
        }
        if (place.startsWith("doc:")) {
            return Optional.of(byId(place.substring(4), anchor, line));
        }
        if (place.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") || place.startsWith("//")) {
            return Optional.empty();
        }
        return Optional.of(byPath(from, place, anchor, line));
    }

    private static LinkTarget byId(String id, String anchor, int line) {
        var slash = id.indexOf('/');
        return slash < 1 || slash == id.length() - 1
                ? new LinkTarget.Nowhere("doc:" + id, line)
                : new LinkTarget.ById(DocId.parse(id), anchor, line);
    }

    private static LinkTarget byPath(DocPath from, String place, String anchor, int line) {
        var path = Normalizer.normalize(absolute(from, place), Normalizer.Form.NFC);
        return DocPath.whyNot(path).isPresent()
                ? new LinkTarget.Nowhere(place, line)
                : new LinkTarget.ByPath(new DocPath(path), anchor, line);
    }

    private static String absolute(DocPath from, String place) {
        var rooted = place.startsWith("/documents/") ? place.substring(10) : place;
        if (rooted.startsWith("/")) {
            return rooted.substring(1);
        }
        if (rooted.startsWith("Stock/")
                || rooted.startsWith("Flow/")
                || rooted.startsWith("templates/")) {
            return rooted;
        }
        var segments = new ArrayDeque<String>(List.of(from.value().split("/")));
        segments.removeLast();
        for (var segment : rooted.split("/")) {
            switch (segment) {
                case "", "." -> {}
                case ".." -> segments.pollLast();
                default -> segments.add(segment);
            }
        }
        return String.join("/", segments);
    }

    private static String decoded(String text) {
        try {
            return text.contains("%") ? URI.create(encodedSpaces(text)).getPath() : text;
        } catch (IllegalArgumentException notAnAddress) {
            return text;
        }
    }

    private static String encodedSpaces(String text) {
        var kept = new StringBuilder();
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            var character = (char) (octet & 0xFF);
            var plain =
                    character > ' ' && character < 0x7F && "\"<>\\^`{|}:".indexOf(character) < 0;
            kept.append(plain ? String.valueOf(character) : "%%%02X".formatted((int) character));
        }
        return kept.toString();
    }

    private static void inValue(Yaml value, List<LinkTarget> found) {
        switch (value) {
            case Yaml.Mapping mapping ->
                    mapping.fields().values().forEach(each -> inValue(each, found));
            case Yaml.Sequence(var items, _, _) -> items.forEach(each -> inValue(each, found));
            case Yaml.Text(var text, var line, _) -> inText(text, line, found);
            case Yaml.Numeral _, Yaml.Flag _, Yaml.Nothing _ -> {}
        }
    }

    private static void inText(String text, int line, List<LinkTarget> found) {
        if (text.startsWith("doc:") && text.indexOf(' ') < 0) {
            found.add(byId(text.substring(4), "", line));
        } else if (WRITTEN_PATH.matcher(text).matches() && DocPath.whyNot(text).isEmpty()) {
            found.add(new LinkTarget.ByPath(new DocPath(text), "", line));
        }
    }

    private static void inBody(SourceDocument document, List<LinkTarget> found) {
        MARKDOWN.parse(document.body())
                .accept(
                        new AbstractVisitor() {
                            @Override
                            public void visit(Link link) {
                                add(link, link.getDestination());
                                visitChildren(link);
                            }

                            @Override
                            public void visit(Image image) {
                                add(image, image.getDestination());
                            }

                            private void add(Node node, String destination) {
                                target(document.path(), destination, line(document, node))
                                        .ifPresent(found::add);
                            }
                        });
    }

    private static int line(SourceDocument document, Node node) {
        var spans = node.getSourceSpans();
        return spans.isEmpty()
                ? document.bodyLine()
                : document.bodyLine() + spans.getFirst().getLineIndex();
    }
}
