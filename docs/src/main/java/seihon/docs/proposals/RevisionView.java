package seihon.docs.proposals;

import java.util.List;
import java.util.Optional;

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

    /// The text of a field: a browser drops the first line break in it.
    public String field(FileText file) {
        return "\n" + file.text().orElse("");
    }

    /// A file's text to work on; deleted files have none. `newest` is what somebody else made of it
    /// meanwhile.
    public record FileText(String path, Optional<String> text, Optional<String> newest) {}
}
