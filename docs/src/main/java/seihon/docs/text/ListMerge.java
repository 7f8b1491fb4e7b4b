package seihon.docs.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import seihon.docs.text.Alignment.Run;
import seihon.docs.text.MergeResult.Overlap;
import seihon.docs.text.MergeResult.Piece;
import seihon.docs.text.MergeResult.Settled;

/// The plain three-way merge of lists of texts (lines, items without names): runs between elements
/// that all three share are taken from the side that changed them.
final class ListMerge {

    private final String place;
    private final List<Piece> pieces = new ArrayList<>();

    private ListMerge(String place) {
        this.place = place;
    }

    static List<Piece> lines(String base, String ours, String theirs) {
        return merge("", split(base), split(ours), split(theirs));
    }

    private static List<String> split(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    static List<Piece> merge(
            String place, List<String> base, List<String> ours, List<String> theirs) {
        var merge = new ListMerge(place);
        var inOurs = places(base, ours);
        var inTheirs = places(base, theirs);
        int b = 0;
        int o = 0;
        int t = 0;
        for (int at = 0; at <= base.size(); at++) {
            var end = at == base.size();
            if (end || (inOurs[at] >= 0 && inTheirs[at] >= 0)) {
                var oEnd = end ? ours.size() : inOurs[at];
                var tEnd = end ? theirs.size() : inTheirs[at];
                merge.run(base.subList(b, at), ours.subList(o, oEnd), theirs.subList(t, tEnd));
                if (!end) {
                    merge.settled(base.get(at));
                    b = at + 1;
                    o = oEnd + 1;
                    t = tEnd + 1;
                }
            }
        }
        return merge.pieces;
    }

    /// Where each element of the base stands in the other list; -1 where it is gone.
    private static int[] places(List<String> base, List<String> other) {
        var places = new int[base.size()];
        Arrays.fill(places, -1);
        for (Run run : Alignment.of(base, other)) {
            for (int i = run.oldFrom(); run.same() && i < run.oldTo(); i++) {
                places[i] = run.newFrom() + i - run.oldFrom();
            }
        }
        return places;
    }

    private void run(List<String> base, List<String> ours, List<String> theirs) {
        if (ours.equals(theirs) || base.equals(theirs)) {
            settled(String.join("", ours));
        } else if (base.equals(ours)) {
            settled(String.join("", theirs));
        } else {
            pieces.add(
                    new Overlap(
                            place,
                            String.join("", base),
                            String.join("", ours),
                            String.join("", theirs)));
        }
    }

    private void settled(String text) {
        if (!text.isEmpty()) {
            pieces.add(new Settled(text));
        }
    }
}
