package seihon.docs.text;

import java.util.ArrayList;
import java.util.List;
import seihon.docs.DocPath;
import seihon.docs.text.MergeResult.Overlap;
import seihon.docs.text.MergeResult.Piece;
import seihon.docs.text.MergeResult.Settled;

/// Merges two versions of a document that come from a common one: front matter field by field,
/// lists item by item, tables by row and cell, bodies block by block. What only one side changed is
/// taken; the same change on both sides is one change; anything else overlaps.
public final class ThreeWay {

    private ThreeWay() {}

    /// `base` is empty when both sides added the file. Line ends become `\n`.
    public static MergeResult merge(DocPath path, String base, String ours, String theirs) {
        var b = FrontMatter.plain(base);
        var o = FrontMatter.plain(ours);
        var t = FrontMatter.plain(theirs);
        if (o.equals(t) || b.equals(t)) {
            return MergeResult.of(o);
        }
        if (b.equals(o)) {
            return MergeResult.of(t);
        }
        if (path.isYaml()) {
            return new MergeResult(YamlMerge.merge(b, o, t));
        }
        return path.isMarkdown()
                ? new MergeResult(markdown(b, o, t))
                : new MergeResult(ListMerge.lines(b, o, t));
    }

    private static List<Piece> markdown(String base, String ours, String theirs) {
        var b = FrontMatter.split(base);
        var o = FrontMatter.split(ours);
        var t = FrontMatter.split(theirs);
        if (o.state() != t.state() || o.state() == FrontMatter.State.UNCLOSED) {
            return List.of(new Overlap("", base, ours, theirs));
        }
        var body = BodyMerge.merge(b.body(), o.body(), t.body());
        if (o.state() == FrontMatter.State.MISSING) {
            return body;
        }
        var all = new ArrayList<Piece>();
        all.add(new Settled("---\n"));
        all.addAll(YamlMerge.merge(b.front(), o.front(), t.front()));
        all.add(new Settled("---\n"));
        all.addAll(body);
        return all;
    }
}
