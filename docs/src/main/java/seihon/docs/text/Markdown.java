package seihon.docs.text;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;
import seihon.docs.DocPath;

/// Markdown as a page shows it: safe HTML whose blocks carry their ids, with people by name and
/// documents by title. Headings start at the second level, because the page's title is the first.
public final class Markdown {

    private final DocPath at;
    private final References references;

    public Markdown(DocPath at, References references) {
        this.at = at;
        this.references = references;
    }

    /// The whole body.
    public String html(String body) {
        var document = MarkdownTree.parse(body);
        var ids = new IdentityHashMap<Node, String>();
        BlockReader.place(document, body)
                .forEach(placed -> ids.put(placed.node(), placed.block().id()));
        return render(document, ids);
    }

    /// One block by itself, e.g. beside its former self, with stretches of its text marked.
    public String html(Block block, TextMarks marks) {
        var document = MarkdownTree.parse(block.source().stripIndent());
        marks.apply(document);
        return render(document, new IdentityHashMap<>());
    }

    /// A line of a comparison, both sides as HTML; empty where the block is new or gone. What is
    /// new is marked `ins`, what is gone `del`; inside a changed block only the changed words are.
    public record Sides(String before, String after) {}

    public Sides html(BlockDiff.Row row) {
        var words =
                row.state() == BlockDiff.State.CHANGED
                        ? WordDiff.between(row.before().orElseThrow(), row.after().orElseThrow())
                        : new WordDiff(TextMarks.whole("del"), TextMarks.whole("ins"));
        var isSame = row.state() == BlockDiff.State.SAME;
        return new Sides(
                row.before()
                        .map(block -> html(block, isSame ? TextMarks.NONE : words.removed()))
                        .orElse(""),
                row.after()
                        .map(block -> html(block, isSame ? TextMarks.NONE : words.added()))
                        .orElse(""));
    }

    private String render(Node document, IdentityHashMap<Node, String> ids) {
        MarkdownTree.walk(document, node -> new InlineRules(at, references).apply(node));
        MarkdownTree.walk(
                document,
                node -> {
                    if (node instanceof Heading heading) {
                        heading.setLevel(Math.min(6, heading.getLevel() + 1));
                    }
                });
        var renderer =
                HtmlRenderer.builder()
                        .extensions(MarkdownTree.EXTENSIONS)
                        .escapeHtml(true)
                        .percentEncodeUrls(true)
                        .nodeRendererFactory(Marked.Renderer::new)
                        .attributeProviderFactory(_ ->
                                (node, tag, attributes) -> {
                                    var id = ids.get(node);
                                    if (id != null && !tag.equals("code")) {
                                        attributes.put("id", id);
                                    }
                                })
                        .build();
        return SafeHtml.clean(renderer.render(document));
    }

    /// What a search finds: the text without marks, a line per block, people as `person:id`.
    public static String plainText(String body) {
        return BlockReader.read(body).stream().map(Block::text).collect(Collectors.joining("\n"));
    }

    /// A link or picture of a body, with the line of the body it is on.
    public record Reference(LinkTarget target, String text, int line) {}

    /// Every link, picture and `person:…` in reading order.
    public static List<Reference> references(DocPath at, String body) {
        List<Reference> found = new ArrayList<>();
        for (var placed : BlockReader.place(MarkdownTree.parse(body), body)) {
            var line = placed.block().line();
            var inside = MarkdownTree.parse(placed.block().source());
            MarkdownTree.walk(inside, node -> reference(at, node, line, found));
        }
        return found;
    }

    private static void reference(DocPath at, Node node, int line, List<Reference> found) {
        switch (node) {
            case Link link ->
                    found.add(
                            new Reference(
                                    LinkTarget.of(at, link.getDestination()),
                                    MarkdownTree.text(link),
                                    line));
            case Image image ->
                    found.add(
                            new Reference(
                                    LinkTarget.of(at, image.getDestination()),
                                    MarkdownTree.text(image),
                                    line));
            case org.commonmark.node.Text text ->
                    InlineRules.people(text.getLiteral())
                            .forEach(person ->
                                    found.add(
                                            new Reference(
                                                    new LinkTarget.ToPerson(person),
                                                    person.value(),
                                                    line)));
            default -> {}
        }
    }
}
