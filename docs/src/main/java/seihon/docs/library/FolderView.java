package seihon.docs.library;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The page of a folder, or of the whole library: what lies below it, newest first at the top.
record FolderView(
        String title,
        String path,
        List<DocumentView.Crumb> crumbs,
        List<Branch> tree,
        List<Group> groups,
        List<Line> recent,
        boolean mayWrite,
        boolean flow) {

    /// `total` is how many there are; the whole library's page shows some `lines` of each group.
    record Group(String label, String address, List<Line> lines, int total) {}

    record Line(
            String title,
            String address,
            String kind,
            int n,
            Instant at,
            String owner,
            Optional<LocalDate> reviewBy,
            boolean reviewDue) {}
}
