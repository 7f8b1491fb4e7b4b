package seihon.docs.flow;

import java.time.Instant;
import seihon.docs.DocPath;
import seihon.domain.PersonId;

/// A working note as it stands. `blob` is its Git object id in hex and its ETag.
public record Note(DocPath path, String title, String blob, PersonId savedBy, Instant savedAt) {

    /// How search and links name it: notes have no lasting name of their own.
    public String doc() {
        return DOC_PREFIX + path;
    }

    static final String DOC_PREFIX = "flow/";
}
