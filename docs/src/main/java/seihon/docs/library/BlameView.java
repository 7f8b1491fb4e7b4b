package seihon.docs.library;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A document block by block, with the revision each came in with.
record BlameView(
        String title,
        String page,
        List<DocumentView.Crumb> crumbs,
        Optional<SealView> seal,
        List<Line> lines) {

    /// `first`: the revision differs from the block's above, so its words are shown.
    record Line(
            String html,
            int n,
            String what,
            Instant at,
            String author,
            String address,
            boolean first) {}
}
