package seihon.docs.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/// Cuts a Markdown body into its blocks. Every list item is a block of its own, nested ones too.
public final class BlockReader {

    record Placed(Node node, Block block) {}

    private record Start(Node node, int line, int depth) {}

    private final String body;
    private final List<Integer> lineStarts = new ArrayList<>();
    private final List<Start> starts = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();

    private BlockReader(String body) {
        this.body = body;
        lineStarts.add(0);
        for (int at = body.indexOf('\n'); at >= 0; at = body.indexOf('\n', at + 1)) {
            lineStarts.add(at + 1);
        }
    }

    /// In reading order; empty for a body of blank lines only.
    public static List<Block> read(String body) {
        return place(MarkdownTree.parse(body), body).stream().map(Placed::block).toList();
    }

    /// The blocks with the nodes of the tree they come from.
    static List<Placed> place(Node document, String body) {
        var reader = new BlockReader(body);
        reader.collect(document, 0);
        return reader.cut();
    }

    private void collect(Node parent, int depth) {
        for (var child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof ListBlock list) {
                items(list, depth);
            } else if (depth == 0) {
                start(child, depth);
            }
        }
    }

    private void items(ListBlock list, int depth) {
        for (var item = list.getFirstChild(); item != null; item = item.getNext()) {
            start(item, depth);
            collect(item, depth + 1);
        }
    }

    private void start(Node node, int depth) {
        if (node.getSourceSpans().isEmpty()) {
            return;
        }
        var line = node.getSourceSpans().getFirst().getLineIndex();
        if (starts.isEmpty() || line > starts.getLast().line()) {
            starts.add(new Start(node, line, depth));
        }
    }

    private List<Placed> cut() {
        List<Placed> blocks = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            var start = starts.get(i);
            var from = i == 0 ? 0 : lineStarts.get(start.line());
            var to =
                    i + 1 < starts.size()
                            ? lineStarts.get(starts.get(i + 1).line())
                            : body.length();
            blocks.add(new Placed(start.node(), block(start, body.substring(from, to))));
        }
        return blocks;
    }

    private Block block(Start start, String source) {
        var type = type(start.node());
        var text = ownText(start.node());
        var cells = type == Block.Type.TABLE ? TableCells.read(source) : List.<List<String>>of();
        var id = type == Block.Type.HEADING ? heading(text) : digest(source.strip());
        return new Block(unique(id), type, start.depth(), source, text, start.line() + 1, cells);
    }

    private static Block.Type type(Node node) {
        return switch (node) {
            case Heading _ -> Block.Type.HEADING;
            case Paragraph _ -> Block.Type.PARAGRAPH;
            case ListItem _ -> Block.Type.ITEM;
            case TableBlock _ -> Block.Type.TABLE;
            case FencedCodeBlock _, IndentedCodeBlock _ -> Block.Type.CODE;
            case BlockQuote _ -> Block.Type.QUOTE;
            default -> Block.Type.OTHER;
        };
    }

    /// A list item's text without that of the lists inside it: those are blocks themselves.
    private static String ownText(Node node) {
        if (!(node instanceof ListItem)) {
            return MarkdownTree.text(node);
        }
        var parts = new ArrayList<String>();
        for (var child = node.getFirstChild(); child != null; child = child.getNext()) {
            if (!(child instanceof ListBlock)) {
                parts.add(MarkdownTree.text(child));
            }
        }
        return String.join("\n", parts);
    }

    /// `営業 の進め方（2）` → `営業-の進め方2`, as links write it.
    private static String heading(String text) {
        var slug =
                Normalizer.normalize(text, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                        .strip()
                        .replaceAll("\\s+", "-");
        return slug.isEmpty() ? "section" : slug;
    }

    private static String digest(String core) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var normal = core.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8);
            return "b-" + HexFormat.of().formatHex(sha.digest(normal), 0, 6);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String unique(String id) {
        var free = id;
        for (int n = 2; !ids.add(free); n++) {
            free = id + "-" + n;
        }
        return free;
    }
}
