package seihon.docs.reading;

import java.util.Optional;
import seihon.docs.DocPath;
import seihon.docs.Kind.Reading;
import seihon.docs.SourceDocument;
import seihon.docs.Yaml;
import seihon.docs.text.SourceReader;

/// Writes another owner into a document and leaves every other byte as it is.
final class OwnerRules {

    private OwnerRules() {}

    /// Empty when the file does not name this owner.
    static Optional<String> replaced(DocPath path, String file, String from, String to) {
        if (!(SourceReader.read(path, file) instanceof Reading.Good<SourceDocument>(var document))
                || !document.owner().equals(from)) {
            return Optional.empty();
        }
        return document.front().field("owner").flatMap(owner -> replaced(file, owner, from, to));
    }

    private static Optional<String> replaced(String file, Yaml owner, String from, String to) {
        var start = 0;
        for (int line = 1; line < owner.line(); line++) {
            start = file.indexOf('\n', start) + 1;
        }
        var at = file.indexOf(from, start + owner.column() - 1);
        var end = file.indexOf('\n', start);
        return at < 0 || (end >= 0 && at > end)
                ? Optional.empty()
                : Optional.of(file.substring(0, at) + to + file.substring(at + from.length()));
    }
}
