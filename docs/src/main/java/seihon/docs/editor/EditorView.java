package seihon.docs.editor;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The page on which one file of a draft is written. `draft` is empty until the first save; `base`
/// is the commit of `main` that the page was opened on. `living` is where the document is written
/// that lies at a new file's place already.
record EditorView(
        Optional<UUID> draft,
        String base,
        String heading,
        String title,
        String why,
        File file,
        List<Tab> tabs,
        Shown shown,
        Help help,
        boolean mayDelete,
        Optional<String> living) {

    /// `was` is the path the file had when the page was opened; empty for a new one.
    record File(String was, String path, String content, boolean gone, boolean attachment) {}

    record Tab(String path, String label, boolean gone, boolean current) {}

    /// What this kind of document may say. `kind` is empty while none is known.
    record Help(String kind, List<HelpField> fields, List<String> kinds) {}

    record HelpField(String name, boolean required, String type, String choices, String what) {}
}
