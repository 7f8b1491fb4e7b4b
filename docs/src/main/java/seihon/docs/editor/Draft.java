package seihon.docs.editor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import seihon.docs.DocPath;
import seihon.docs.FileEdit;
import seihon.docs.Proposals;

/// What somebody is writing before they propose it; only they see it. `base` is the commit of
/// `main` (hex) that it was begun on.
public record Draft(
        UUID id,
        String title,
        String why,
        Optional<String> base,
        Instant savedAt,
        List<FileEdit> files) {

    public Draft {
        files = List.copyOf(files);
    }

    /// As it is proposed.
    Proposals.Draft proposed() {
        return new Proposals.Draft(title, why, files, Set.of(), base);
    }

    Optional<FileEdit> file(DocPath path) {
        return files.stream().filter(each -> each.path().equals(path)).findFirst();
    }
}
