package seihon.docs.library;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import seihon.docs.reading.TenantReferences;
import seihon.docs.text.Block;
import seihon.docs.text.BlockReader;
import seihon.docs.text.Markdown;
import seihon.docs.text.TextMarks;

/// Says with which revision each block of a document came in: the oldest of the unbroken run of
/// revisions that hold it as it is now.
final class BlameRules {

    private BlameRules() {}

    /// `versions` and `history` are newest first; deleted revisions have no version.
    static List<BlameView.Line> lines(
            List<DocumentText.Version> versions,
            List<DocumentView.Past> history,
            Map<Long, GlanceStore.Merged> merged,
            TenantReferences names) {
        if (versions.isEmpty()) {
            return List.of();
        }
        var blocks =
                versions.stream()
                        .map(version ->
                                BlockReader.read(version.body()).stream()
                                        .map(Block::core)
                                        .collect(Collectors.toSet()))
                        .toList();
        var newest = versions.getFirst();
        var markdown = new Markdown(newest.revision().path(), names);
        var lines = new ArrayList<BlameView.Line>();
        var above = -1;
        for (var block : BlockReader.read(newest.body())) {
            var origin = versions.get(oldest(block.core(), blocks)).revision();
            var past = history.stream().filter(each -> each.n() == origin.n()).findFirst();
            lines.add(
                    new BlameView.Line(
                            markdown.html(block, TextMarks.NONE),
                            origin.n(),
                            past.map(DocumentView.Past::what).orElse(""),
                            origin.approvedAt(),
                            origin.proposal()
                                    .map(merged::get)
                                    .map(each -> names.person(each.author()))
                                    .orElse(""),
                            past.map(DocumentView.Past::address).orElse(""),
                            origin.n() != above));
            above = origin.n();
        }
        return lines;
    }

    private static int oldest(String block, List<Set<String>> newestFirst) {
        var at = 0;
        while (at + 1 < newestFirst.size() && newestFirst.get(at + 1).contains(block)) {
            at++;
        }
        return at;
    }
}
