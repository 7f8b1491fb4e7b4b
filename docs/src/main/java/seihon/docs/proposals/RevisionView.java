package seihon.docs.proposals;

import java.util.List;
import java.util.Optional;

/// The page on which a proposal is revised by hand: one field per file.
public record RevisionView(long number, String title, String why, List<FileText> files) {

    public RevisionView {
        files = List.copyOf(files);
    }

    /// The text of a field: a browser drops the first line break in it.
    public String field(FileText file) {
        return "\n" + file.text().orElse("");
    }

    /// A file's text to work on; deleted files have none.
    public record FileText(String path, Optional<String> text) {}
}
