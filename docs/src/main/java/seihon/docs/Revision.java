package seihon.docs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// One approved state of a document (版): the `n`-th, from 1. `commit` and `blob` are Git object ids
/// in hex; `proposal` is empty for the provisioned first commit; `entry` is its ledger entry.
public record Revision(
        DocId doc,
        int n,
        DocPath path,
        String titleJa,
        Optional<String> titleEn,
        String owner,
        Optional<LocalDate> effectiveFrom,
        Optional<LocalDate> reviewBy,
        Instant approvedAt,
        Optional<Long> proposal,
        long entry,
        String commit,
        String blob,
        boolean deleted) {

    /// `stage-model/olist@3`: how a figure or an entry names the definition it used.
    public String name() {
        return doc + "@" + n;
    }
}
