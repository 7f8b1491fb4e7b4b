package seihon.docs.library;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import seihon.docs.Revision;

/// Documents as programs get them.
final class DocumentAnswer {

    private DocumentAnswer() {}

    record Page(List<Line> items, @Nullable String next) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Title(String ja, @Nullable String en) {}

    /// One revision. `etag` is the Git blob's id.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String path,
            String kind,
            String id,
            Title title,
            String owner,
            int revision,
            @JsonProperty("approved_at") OffsetDateTime approvedAt,
            @JsonProperty("effective_from") @Nullable LocalDate effectiveFrom,
            @JsonProperty("review_by") @Nullable LocalDate reviewBy,
            @Nullable Long proposal,
            long entry,
            String commit,
            String etag,
            boolean deleted) {}

    /// A document whole: what is above its body, as written and as a tree. `body` is empty when it
    /// is sealed and the caller may not read it.
    record Whole(
            Line document,
            Map<String, @Nullable Object> front,
            String body,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Sealed sealed) {}

    /// Who may read a sealed body, as the document names them, and whether the caller may.
    record Sealed(List<String> readers, boolean readable) {}

    static Line line(Revision revision, ZoneId zone) {
        return new Line(
                revision.path().value(),
                revision.doc().kind(),
                revision.doc().id(),
                new Title(revision.titleJa(), orNull(revision.titleEn())),
                revision.owner(),
                revision.n(),
                revision.approvedAt().atZone(zone).toOffsetDateTime(),
                orNull(revision.effectiveFrom()),
                orNull(revision.reviewBy()),
                orNull(revision.proposal()),
                revision.entry(),
                revision.commit(),
                revision.blob(),
                revision.deleted());
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}
