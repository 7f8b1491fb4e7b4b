package seihon.docs;

import java.util.List;
import java.util.Optional;
import seihon.domain.PersonId;

/// What a proposal would do to `main`: the changed files as they are and would be, and a view of
/// the whole tree as it would be. Texts are empty for binary or sealed bodies.
public record ProposedChange(
        long proposal, PersonId author, String digest, List<FileChange> files, Tree tree) {

    public ProposedChange {
        files = List.copyOf(files);
    }

    /// A file before and after; `before` empty: new, `after` empty: deleted.
    public record FileChange(DocPath path, Optional<String> before, Optional<String> after) {}

    /// The tree that `main` would be.
    public interface Tree {
        List<DocPath> paths();

        Optional<String> text(DocPath path);
    }
}
