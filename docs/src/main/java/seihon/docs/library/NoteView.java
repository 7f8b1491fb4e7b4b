package seihon.docs.library;

import java.time.Instant;
import java.util.List;

/// The page of one working note.
record NoteView(
        String title,
        String path,
        List<DocumentView.Crumb> crumbs,
        List<Branch> tree,
        String html,
        String savedBy,
        Instant savedAt,
        String etag,
        String edit,
        String promotion) {}
