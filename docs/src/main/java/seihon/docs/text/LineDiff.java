package seihon.docs.text;

import java.util.ArrayList;
import java.util.List;

/// Two texts as source, line by line, with a few unchanged lines around each change.
public final class LineDiff {

    private static final int CONTEXT = 3;

    private LineDiff() {}

    public enum State {
        SAME,
        ADDED,
        REMOVED,
        /// Unchanged lines left out here; `text` is empty and `before` says how many.
        GAP
    }

    /// Line numbers count from 1; 0 where the line is not in that text.
    public record Line(State state, int before, int after, String text) {}

    public static List<Line> between(String before, String after) {
        return folded(all(before, after));
    }

    private static List<Line> all(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var lines = new ArrayList<Line>();
        for (var run : Alignment.of(old, now)) {
            for (int i = run.oldFrom(); i < run.oldTo(); i++) {
                lines.add(
                        run.same()
                                ? new Line(
                                        State.SAME,
                                        i + 1,
                                        run.newFrom() + i - run.oldFrom() + 1,
                                        old.get(i))
                                : new Line(State.REMOVED, i + 1, 0, old.get(i)));
            }
            for (int i = run.newFrom(); !run.same() && i < run.newTo(); i++) {
                lines.add(new Line(State.ADDED, 0, i + 1, now.get(i)));
            }
        }
        return lines;
    }

    private static List<Line> folded(List<Line> lines) {
        var folded = new ArrayList<Line>();
        int at = 0;
        while (at < lines.size()) {
            var end = at;
            while (end < lines.size() && lines.get(end).state() == State.SAME) {
                end++;
            }
            var head = at == 0 ? 0 : CONTEXT;
            var tail = end == lines.size() ? 0 : CONTEXT;
            if (end - at > head + tail + 1) {
                folded.addAll(lines.subList(at, at + head));
                folded.add(new Line(State.GAP, end - at - head - tail, 0, ""));
                folded.addAll(lines.subList(end - tail, end));
            } else {
                folded.addAll(lines.subList(at, end));
            }
            while (end < lines.size() && lines.get(end).state() != State.SAME) {
                folded.add(lines.get(end++));
            }
            at = end;
        }
        return List.copyOf(folded);
    }
}
