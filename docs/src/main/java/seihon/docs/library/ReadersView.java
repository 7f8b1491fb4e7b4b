package seihon.docs.library;

import java.util.List;
import java.util.Optional;

/// Who may read a document, and guests with whom it can be shared.
record ReadersView(
        String title,
        String page,
        String doc,
        List<DocumentView.Crumb> crumbs,
        int employees,
        Optional<SealView> seal,
        List<Guest> guests,
        boolean mayShare) {

    record Guest(String id, String name, boolean reads) {}
}
