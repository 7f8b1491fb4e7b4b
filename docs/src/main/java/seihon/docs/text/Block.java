package seihon.docs.text;

import java.util.List;

/// One block of a Markdown body: a heading, a paragraph, a list item, a table … The sources of all
/// blocks, joined, are the body again, byte for byte.
///
/// `id` is made from the content, so it stays when other blocks come and go; a heading's id is its
/// text, for links. `line` counts from 1 in the body. `text` is what a reader sees, without marks.
/// `cells` are the rows of a table, head first, as written; empty for other blocks.
public record Block(
        String id,
        Type type,
        int depth,
        String source,
        String text,
        int line,
        List<List<String>> cells) {

    public Block {
        cells = cells.stream().map(List::copyOf).toList();
    }

    public enum Type {
        HEADING,
        PARAGRAPH,
        ITEM,
        TABLE,
        CODE,
        QUOTE,
        OTHER
    }

    /// The source without the blank lines around it: what counts when two blocks are compared.
    public String core() {
        return source.strip();
    }

    Block withSource(String other) {
        return new Block(id, type, depth, other, text, line, cells);
    }
}
