package seihon.docs.proposals;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import seihon.docs.proposals.FileView.LineView;

/// The source of a file before and after, as numbered lines with a little of what did not change
/// around what did.
final class SourceLines {

    private static final int CONTEXT = 3;
    private static final int MOST_LINES = 4_000;

    private final List<String> before;
    private final List<String> after;
    private final List<LineView> lines = new ArrayList<>();
    private int beforeAt;
    private int afterAt;

    private SourceLines(Optional<String> before, Optional<String> after) {
        this.before = before.map(text -> text.lines().toList()).orElse(List.of());
        this.after = after.map(text -> text.lines().toList()).orElse(List.of());
    }

    static List<LineView> between(Optional<String> before, Optional<String> after) {
        var source = new SourceLines(before, after);
        for (var delta : DiffUtils.diff(source.before, source.after).getDeltas()) {
            source.upTo(delta);
            source.change(delta);
        }
        source.tail();
        return source.lines.stream().limit(MOST_LINES).toList();
    }

    /// Unchanged lines before a change: those near the last one and near this one.
    private void upTo(AbstractDelta<String> delta) {
        var until = delta.getSource().getPosition();
        var gap = until - beforeAt;
        var head = lines.isEmpty() ? 0 : CONTEXT;
        if (gap <= head + CONTEXT + 1) {
            same(gap);
            return;
        }
        same(head);
        skip(gap - head - CONTEXT);
        same(CONTEXT);
    }

    private void change(AbstractDelta<String> delta) {
        for (var line : delta.getSource().getLines()) {
            beforeAt++;
            lines.add(new LineView(Optional.of(beforeAt), Optional.empty(), line, "del"));
        }
        for (var line : delta.getTarget().getLines()) {
            afterAt++;
            lines.add(new LineView(Optional.empty(), Optional.of(afterAt), line, "ins"));
        }
    }

    private void tail() {
        if (!lines.isEmpty()) {
            same(Math.min(CONTEXT, before.size() - beforeAt));
        }
    }

    private void same(int count) {
        for (int i = 0; i < count; i++) {
            lines.add(
                    new LineView(
                            Optional.of(beforeAt + 1),
                            Optional.of(afterAt + 1),
                            before.get(beforeAt),
                            ""));
            beforeAt++;
            afterAt++;
        }
    }

    private void skip(int count) {
        beforeAt += count;
        afterAt += count;
        lines.add(new LineView(Optional.empty(), Optional.empty(), "", "gap"));
    }
}
