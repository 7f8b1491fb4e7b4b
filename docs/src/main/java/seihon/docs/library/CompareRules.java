package seihon.docs.library;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import seihon.docs.reading.TenantReferences;
import seihon.docs.text.Block;
import seihon.docs.text.BlockReader;
import seihon.docs.text.Markdown;
import seihon.docs.text.TextMarks;

/// Compares two revisions as a reader would: fields by name, the body block by block side by side.
final class CompareRules {

    private CompareRules() {}

    static HistoryView.Comparison compare(
            DocumentText.Version before, DocumentText.Version after, TenantReferences names) {
        var fields = fields(before.fields(), after.fields());
        var rows = rows(before, after, names);
        var same = fields.isEmpty() && rows.stream().noneMatch(HistoryView.Row::changed);
        return new HistoryView.Comparison(fields, rows, same);
    }

    private static List<HistoryView.FieldChange> fields(
            Map<String, String> before, Map<String, String> after) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream()
                .map(name ->
                        new HistoryView.FieldChange(
                                name, before.getOrDefault(name, ""), after.getOrDefault(name, "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }

    private static List<HistoryView.Row> rows(
            DocumentText.Version before, DocumentText.Version after, TenantReferences names) {
        var old = BlockReader.read(before.body());
        var fresh = BlockReader.read(after.body());
        var patch =
                DiffUtils.diff(
                        old.stream().map(Block::core).toList(),
                        fresh.stream().map(Block::core).toList());
        var left = new Markdown(before.revision().path(), names);
        var right = new Markdown(after.revision().path(), names);
        Function<Block, String> whole = block -> right.html(block, TextMarks.NONE);
        var rows = new ArrayList<HistoryView.Row>();
        var at = 0;
        for (AbstractDelta<String> delta : patch.getDeltas()) {
            var source = delta.getSource();
            same(fresh, at, delta.getTarget().getPosition(), whole, rows);
            rows.add(
                    new HistoryView.Row(
                            joined(old, source.getPosition(), source.size(), left, "del"),
                            joined(
                                    fresh,
                                    delta.getTarget().getPosition(),
                                    delta.getTarget().size(),
                                    right,
                                    "ins"),
                            true));
            at = delta.getTarget().getPosition() + delta.getTarget().size();
        }
        same(fresh, at, fresh.size(), whole, rows);
        return rows;
    }

    private static void same(
            List<Block> blocks,
            int from,
            int to,
            Function<Block, String> html,
            List<HistoryView.Row> rows) {
        if (from < to) {
            var text = blocks.subList(from, to).stream().map(html).collect(Collectors.joining());
            rows.add(new HistoryView.Row(text, text, false));
        }
    }

    private static String joined(
            List<Block> blocks, int from, int count, Markdown markdown, String element) {
        return blocks.subList(from, from + count).stream()
                .map(block -> markdown.html(block, TextMarks.whole(element)))
                .collect(Collectors.joining());
    }
}
