package seihon.docs;

/// A document's lasting name, `<kind>/<id>`: unique per tenant, kept when the file moves.
public record DocId(String kind, String id) {

    public DocId {
        if (kind.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("a document has a kind and an id");
        }
    }

    public static DocId parse(String text) {
        var slash = text.indexOf('/');
        return new DocId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
