package seihon.docs.library;

import java.util.List;

/// Who may read a document, and guests with whom it can be shared.
record ReadersView(
        String title,
        String page,
        String doc,
        List<DocumentView.Crumb> crumbs,
        int employees,
        List<Guest> guests,
        boolean mayShare) {

    record Guest(String id, String name, boolean reads) {}
}
