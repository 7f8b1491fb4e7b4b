package seihon.docs.text;

import java.util.List;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// Stretches of a block's visible text to put an element around (`del` or `ins`). Offsets are
/// UTF-16 and count only what stands in texts and inline code, in reading order; see [#textOf].
public record TextMarks(String element, List<Range> ranges) {

    public TextMarks {
        ranges = List.copyOf(ranges);
    }

    /// `to` is exclusive.
    public record Range(int from, int to) {}

    public static final TextMarks NONE = new TextMarks("ins", List.of());

    /// Marks all of a block.
    public static TextMarks whole(String element) {
        return new TextMarks(element, List.of(new Range(0, Integer.MAX_VALUE)));
    }

    /// The text whose offsets count.
    static String textOf(String source) {
        var text = new StringBuilder();
        MarkdownTree.walk(
                MarkdownTree.parse(source.stripIndent()), node -> text.append(literal(node)));
        return text.toString();
    }

    /// What counts of the offsets of one node and everything inside it.
    static int lengthOf(Node node) {
        var length = new int[] {0};
        MarkdownTree.walk(node, inner -> length[0] += literal(inner).length());
        return length[0];
    }

    private static String literal(Node node) {
        return switch (node) {
            case Text text -> text.getLiteral();
            case Code code -> code.getLiteral();
            default -> "";
        };
    }

    void apply(Node document) {
        if (!ranges.isEmpty()) {
            var at = new int[] {0};
            MarkdownTree.walk(
                    document,
                    node -> {
                        var literal = literal(node);
                        if (!literal.isEmpty()) {
                            mark(node, literal, at[0]);
                            at[0] += literal.length();
                        }
                    });
        }
    }

    private void mark(Node node, String literal, int offset) {
        if (node instanceof Code) {
            if (ranges.stream()
                    .anyMatch(r -> r.from() < offset + literal.length() && r.to() > offset)) {
                var marked = new Marked(element, "");
                node.insertAfter(marked);
                marked.appendChild(node);
            }
            return;
        }
        Node last = node;
        var done = 0;
        for (var range : ranges) {
            var from = Math.clamp((long) range.from() - offset, 0, literal.length());
            var to = Math.clamp((long) range.to() - offset, 0, literal.length());
            if (from < to) {
                last = plain(last, literal.substring(done, from));
                var marked = new Marked(element, "");
                marked.appendChild(new Text(literal.substring(from, to)));
                last.insertAfter(marked);
                last = marked;
                done = to;
            }
        }
        if (done > 0) {
            plain(last, literal.substring(done));
            node.unlink();
        }
    }

    private static Node plain(Node last, String literal) {
        if (literal.isEmpty()) {
            return last;
        }
        var text = new Text(literal);
        last.insertAfter(text);
        return text;
    }
}
