package seihon.docs.library;

import java.util.List;
import java.util.Optional;

/// Every revision of a document, and two of them compared.
record HistoryView(
        String title,
        String page,
        String doc,
        List<DocumentView.Crumb> crumbs,
        List<DocumentView.Past> history,
        int from,
        int to,
        Comparison comparison,
        Optional<SealView> seal,
        boolean mayRestore) {

    /// `rows` of text side by side, `fields` of front matter that differ.
    record Comparison(List<FieldChange> fields, List<Row> rows, boolean same) {}

    record FieldChange(String name, String before, String after) {}

    /// One block before and after, as safe HTML; empty where there is none.
    record Row(String before, String after, boolean changed) {}
}
