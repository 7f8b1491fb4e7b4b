package seihon.docs.proposals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import seihon.docs.FileEdit;
import seihon.docs.Proposals.Draft;
import seihon.domain.Outcome;

/// The files of a form: one path and one text each, in the same order; `delete` names those that
/// are to go. Read field by field: binding a list would cut a single text at its commas.
record FilesForm(
        String title, String why, List<String> paths, List<String> texts, Set<String> deleted) {

    static FilesForm of(MultiValueMap<String, String> fields) {
        return new FilesForm(
                Optional.ofNullable(fields.getFirst("title")).orElse(""),
                Optional.ofNullable(fields.getFirst("why")).orElse(""),
                all(fields, "path"),
                all(fields, "content"),
                Set.copyOf(all(fields, "delete")));
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
            // Browsers send line ends as CR LF.
            var text = gone ? null : texts.get(i).replace("\r\n", "\n");
            changes.add(new ProposalRequest.Change(paths.get(i), text, gone));
        }
        return ProposalRequest.edits(changes);
    }

    Draft draft(List<FileEdit> edits) {
        return new Draft(title, why, edits, Set.of());
    }
}
