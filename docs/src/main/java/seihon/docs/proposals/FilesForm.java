package seihon.docs.proposals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import seihon.docs.FileEdit;
import seihon.docs.Proposals.Draft;
import seihon.domain.Outcome;

/// The files of a form: one path and one text each, in the same order; `delete` names those that
/// are to go. Read field by field: binding a list would cut a single text at its commas. `digest`
/// is the change that was on the page.
record FilesForm(
        String digest,
        String title,
        String why,
        List<String> paths,
        List<String> texts,
        Set<String> deleted) {

    FilesForm {
        // Browsers send line ends as CR LF.
        texts = texts.stream().map(text -> text.replace("\r\n", "\n")).toList();
    }

    static FilesForm of(MultiValueMap<String, String> fields) {
        return new FilesForm(
                first(fields, "digest"),
                first(fields, "title"),
                first(fields, "why"),
                all(fields, "path"),
                all(fields, "content"),
                Set.copyOf(all(fields, "delete")));
    }

    private static String first(MultiValueMap<String, String> fields, String name) {
        return Optional.ofNullable(fields.getFirst(name)).orElse("");
    }

    private static List<String> all(MultiValueMap<String, String> fields, String name) {
        return List.copyOf(fields.getOrDefault(name, List.of()));
    }

    Outcome<List<FileEdit>> edits() {
        if (paths.size() != texts.size()) {
            return Outcome.refused("docs.proposal.change-malformed");
        }
        var changes = new ArrayList<ProposalRequest.@Nullable Change>();
        for (int i = 0; i < paths.size(); i++) {
            var gone = deleted.contains(paths.get(i));
            var text = gone ? null : texts.get(i);
            changes.add(new ProposalRequest.Change(paths.get(i), text, gone));
        }
        return ProposalRequest.edits(changes);
    }

    /// What was typed, by path; empty for a file that is to go.
    Map<String, Optional<String>> typed() {
        var typed = new LinkedHashMap<String, Optional<String>>();
        for (int i = 0; i < Math.min(paths.size(), texts.size()); i++) {
            var path = paths.get(i);
            typed.put(path, Optional.of(texts.get(i)).filter(_ -> !deleted.contains(path)));
        }
        return typed;
    }

    Draft draft(List<FileEdit> edits) {
        return new Draft(title, why, edits, Set.of());
    }
}
