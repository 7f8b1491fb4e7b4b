package seihon.docs.proposals;

import java.util.List;
import java.util.Optional;
import seihon.docs.editor.Shown;

/// The page on which a proposal is revised by hand: one field per file. `digest` is the change that
/// is revised; `note` says what for.
public record RevisionView(
        long number,
        Optional<ReturnedView> returned,
        String digest,
        String title,
        String why,
        String note,
        List<FileText> files) {

    public RevisionView {
        files = List.copyOf(files);
    }

    /// A file's text to work on, and how it looks; deleted files have none. `newest` is what
    /// somebody else made of it meanwhile.
    public record FileText(
            String path, Optional<String> text, Optional<String> newest, Shown shown) {}
}
