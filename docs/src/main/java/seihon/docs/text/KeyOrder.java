package seihon.docs.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// In which order the keys of both sides stand after a merge. The side that reordered what both
/// keep decides; what only the other side has follows what it followed there, behind our own
/// additions. `disputed`: both reordered, differently; ours is then used.
record KeyOrder(List<String> keys, boolean disputed) {

    static KeyOrder of(List<String> base, List<String> ours, List<String> theirs) {
        var kept = new LinkedHashSet<>(ours);
        kept.retainAll(Set.copyOf(theirs));
        kept.retainAll(Set.copyOf(base));
        var b = restricted(base, kept);
        var o = restricted(ours, kept);
        var t = restricted(theirs, kept);
        var theirsDecides = b.equals(o) && !o.equals(t);
        var first = theirsDecides ? theirs : ours;
        var second = theirsDecides ? ours : theirs;
        var disputed = !b.equals(o) && !b.equals(t) && !o.equals(t);
        return new KeyOrder(woven(first, second), disputed);
    }

    private static List<String> restricted(List<String> keys, Set<String> kept) {
        return keys.stream().filter(kept::contains).toList();
    }

    private static List<String> woven(List<String> first, List<String> second) {
        var keys = new ArrayList<>(first);
        var known = new LinkedHashSet<>(second);
        for (int i = 0; i < second.size(); i++) {
            if (!keys.contains(second.get(i))) {
                var at = i == 0 ? 0 : keys.indexOf(second.get(i - 1)) + 1;
                while (at < keys.size() && !known.contains(keys.get(at))) {
                    at++;
                }
                keys.add(at, second.get(i));
            }
        }
        return keys;
    }
}
