package seihon.docs.text;

import java.util.List;
import java.util.function.Consumer;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/// The syntax tree of Markdown as Seihon understands it: CommonMark with tables and strikethrough.
/// Nesting is bounded, so a hostile text cannot exhaust the stack.
final class MarkdownTree {

    static final List<Extension> EXTENSIONS =
            List.of(TablesExtension.create(), StrikethroughExtension.create());

    private static final int MOST_OPEN_BLOCKS = 40;
    private static final int MOST_OPEN_INLINES = 40;

    private static final Parser PARSER =
            Parser.builder()
                    .extensions(EXTENSIONS)
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS)
                    .maxOpenBlockParsers(MOST_OPEN_BLOCKS)
                    .maxInlineNesting(MOST_OPEN_INLINES)
                    .build();

    private MarkdownTree() {}

    static Node parse(String body) {
        return PARSER.parse(body);
    }

    /// Every node below and including this one, in reading order. The visitor may replace the node
    /// it is given.
    static void walk(Node node, Consumer<Node> visitor) {
        var child = node.getFirstChild();
        while (child != null) {
            var next = child.getNext();
            walk(child, visitor);
            child = next;
        }
        visitor.accept(node);
    }

    /// What a reader sees of a node, without marks; blocks inside are set apart by a line end.
    static String text(Node node) {
        var out = new StringBuilder();
        collect(node, out);
        return out.toString().strip();
    }

    private static void collect(Node node, StringBuilder out) {
        switch (node) {
            case Text text -> out.append(text.getLiteral());
            case Code code -> out.append(code.getLiteral());
            case FencedCodeBlock code -> out.append(code.getLiteral());
            case IndentedCodeBlock code -> out.append(code.getLiteral());
            case HtmlBlock html -> out.append(html.getLiteral());
            case SoftLineBreak _, HardLineBreak _ -> out.append('\n');
            default -> {
                for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
                    collect(child, out);
                }
            }
        }
        if (node instanceof org.commonmark.node.Block && !out.isEmpty()) {
            out.append('\n');
        }
        if (node instanceof org.commonmark.ext.gfm.tables.TableCell) {
            out.append(' ');
        }
    }
}
