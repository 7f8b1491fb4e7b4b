package seihon.docs.reading;

import java.time.LocalDate;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import seihon.docs.DocId;
import seihon.docs.DocPath;

/// One file of a merge, read far enough to become a row of `docs_revision`.
record RevisionRow(
        DocId doc,
        int n,
        DocPath path,
        ObjectId blob,
        String titleJa,
        Optional<String> titleEn,
        String owner,
        String front,
        Optional<LocalDate> effectiveFrom,
        Optional<LocalDate> reviewBy,
        boolean deleted) {

    RevisionRow numbered(int number) {
        return new RevisionRow(
                doc,
                number,
                path,
                blob,
                titleJa,
                titleEn,
                owner,
                front,
                effectiveFrom,
                reviewBy,
                deleted);
    }
}
