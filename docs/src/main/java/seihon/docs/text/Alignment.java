package seihon.docs.text;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.DeltaType;
import java.util.ArrayList;
import java.util.List;

/// What two lists share, in order: runs that are equal and runs that differ, covering both.
final class Alignment {

    /// More differing elements than this are not searched: the search grows with their square.
    private static final int MOST = 4_000;

    private Alignment() {}

    /// `to` is exclusive; an equal run is as long on both sides.
    record Run(boolean same, int oldFrom, int oldTo, int newFrom, int newTo) {}

    static <T> List<Run> of(List<T> old, List<T> now) {
        var head = 0;
        while (head < Math.min(old.size(), now.size()) && old.get(head).equals(now.get(head))) {
            head++;
        }
        var tail = 0;
        while (tail < Math.min(old.size(), now.size()) - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        var runs = new ArrayList<Run>();
        add(runs, true, 0, head, 0, head);
        middle(
                runs,
                old.subList(head, old.size() - tail),
                now.subList(head, now.size() - tail),
                head);
        add(runs, true, old.size() - tail, old.size(), now.size() - tail, now.size());
        return List.copyOf(runs);
    }

    private static <T> void middle(List<Run> runs, List<T> old, List<T> now, int head) {
        if (old.isEmpty() || now.isEmpty() || old.size() + now.size() > MOST) {
            add(runs, false, head, head + old.size(), head, head + now.size());
            return;
        }
        for (var delta : DiffUtils.diff(old, now, true).getDeltas()) {
            var from = head + delta.getSource().getPosition();
            var to = head + delta.getTarget().getPosition();
            add(
                    runs,
                    delta.getType() == DeltaType.EQUAL,
                    from,
                    from + delta.getSource().size(),
                    to,
                    to + delta.getTarget().size());
        }
    }

    private static void add(
            List<Run> runs, boolean same, int oldFrom, int oldTo, int newFrom, int newTo) {
        if (oldFrom < oldTo || newFrom < newTo) {
            runs.add(new Run(same, oldFrom, oldTo, newFrom, newTo));
        }
    }
}
