package seihon.docs.reading;

import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import seihon.docs.DocId;
import seihon.docs.DocPath;
import seihon.docs.SourceDocument;
import tools.jackson.databind.json.JsonMapper;

/// A file of a merge, read for its row and its links. What is no document (a picture's pointer, a
/// blob whose content was erased) is a row too, of kind `file`, named by its path: clones ask for
/// its blob and pages list it.
final class ReadFile {

    static final String FILE = "file";

    private static final JsonMapper JSON = new JsonMapper();

    private ReadFile() {}

    static RevisionRow row(DocPath path, ObjectId blob, Optional<SourceDocument> source) {
        if (source.isEmpty()) {
            return new RevisionRow(
                    new DocId(FILE, path.value()),
                    0,
                    path,
                    blob,
                    path.fileName(),
                    Optional.empty(),
                    "",
                    "{}",
                    Optional.empty(),
                    Optional.empty(),
                    false);
        }
        var document = source.get();
        return new RevisionRow(
                document.id(),
                0,
                path,
                blob,
                document.titleJa(),
                document.titleEn(),
                document.owner(),
                JSON.writeValueAsString(PlainYaml.of(document.front())),
                document.effectiveFrom(),
                document.reviewBy(),
                false);
    }
}
