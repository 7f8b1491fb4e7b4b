package seihon.docs.kinds;

/// A form to start a document from (ひな形): `forKind` is the kind of the new document, `folder` where
/// it is filed, with a slash at the end (empty: the writer chooses), `text` the body to begin with.
public record Template(String forKind, String folder, String text) {}
