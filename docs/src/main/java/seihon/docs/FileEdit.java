package seihon.docs;

import java.util.Optional;

/// One file of a proposal: its new text, or empty to delete it.
public record FileEdit(DocPath path, Optional<String> content) {

    public static FileEdit write(DocPath path, String content) {
        return new FileEdit(path, Optional.of(content));
    }

    public static FileEdit delete(DocPath path) {
        return new FileEdit(path, Optional.empty());
    }
}
