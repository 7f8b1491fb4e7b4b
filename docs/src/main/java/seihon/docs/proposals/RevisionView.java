package seihon.docs.proposals;

import java.util.List;
import java.util.Optional;

/// The pages on which a proposal is revised by hand, or the overlaps of an update are decided: one
/// field per file. `main` and `base` are shown beside it only where something overlaps.
public record RevisionView(
        long number, String title, String why, List<FileText> files, boolean overlaps) {

    public RevisionView {
        files = List.copyOf(files);
    }

    /// The text of a field: a browser drops the first line break in it.
    public String field(FileText file) {
        return "\n" + file.text().orElse("");
    }

    /// A file's text to work on; deleted files have none.
    public record FileText(
            String path, Optional<String> text, Optional<String> main, Optional<String> base) {}
}
