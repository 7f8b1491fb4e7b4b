package seihon.docs.reading;

import seihon.docs.DocId;
import seihon.docs.DocPath;

/// Where a link inside a document leads, within the tenant's own documents. `line` is the line of
/// the file on which it stands; `anchor` the part after `#`, empty when there is none.
public sealed interface LinkTarget {

    String anchor();

    int line();

    /// `doc:<kind>/<id>`: holds when the document moves.
    record ById(DocId doc, String anchor, int line) implements LinkTarget {}

    /// A path, relative to the document or from the root of the repository.
    record ByPath(DocPath path, String anchor, int line) implements LinkTarget {}

    /// Leads out of the repository by `..` or into a name that no document can have.
    record Nowhere(String written, int line) implements LinkTarget {
        @Override
        public String anchor() {
            return "";
        }
    }
}
