package seihon.docs.library;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The page of one document at one of its revisions.
record DocumentView(
        String title,
        String path,
        List<Crumb> crumbs,
        List<Branch> tree,
        Revised revised,
        Text text,
        Optional<SealView> seal,
        List<Proposed> proposals,
        List<Past> history,
        int revisionCount,
        Links links,
        Audience audience,
        Addresses addresses) {

    /// A folder above the document.
    record Crumb(String label, String address) {}

    /// The line under the title. `newest` is empty on the newest revision's own page.
    record Revised(
            int n,
            Instant approvedAt,
            Optional<Long> proposal,
            Optional<LocalDate> effectiveFrom,
            Optional<LocalDate> reviewBy,
            boolean reviewDue,
            String owner,
            String kind,
            long entry,
            boolean deleted,
            Optional<Integer> newest) {}

    /// What stands in the document: `html` of Markdown, `fields` of YAML; `source` as written,
    /// shown when it is asked for. `erased`: the content is gone by an approved erasure.
    record Text(
            String html,
            List<Field> fields,
            String source,
            boolean asSource,
            boolean erased,
            Optional<String> image,
            List<Heading> headings) {}

    record Heading(String id, String text, int depth) {}

    record Proposed(long number, String title, boolean returned) {}

    record Past(
            int n,
            String what,
            Instant at,
            List<String> approvers,
            boolean current,
            String address) {}

    record Linked(String title, String kind, String address) {}

    record Links(List<Linked> usedBy, List<Linked> uses) {}

    /// `guests` are the names of guests it is shared with.
    record Audience(int employees, List<String> guests, boolean mayShare) {}

    record Addresses(
            String page,
            String source,
            String raw,
            String history,
            String blame,
            String readers,
            String edit) {}
}
