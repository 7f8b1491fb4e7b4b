package seihon.docs.proposals;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import seihon.docs.DocPath;
import seihon.docs.Proposals.Anchor;
import seihon.docs.comments.Discussion.Remark;
import seihon.domain.Outcome;

/// A comment as a form or a program sends it; without a path it is about the proposal as a whole.
record CommentRequest(
        @Nullable String text,
        @Nullable String path,
        @Nullable String block,
        @Nullable String suggestion,
        @Nullable UUID answers) {

    Outcome<Remark> remark() {
        if (path != null && !path.isBlank()) {
            var wrong = DocPath.whyNot(path);
            if (wrong.isPresent()) {
                return Outcome.refused("docs.proposal.path-invalid", path, wrong.get());
            }
        }
        return Outcome.done(
                new Remark(
                        Optional.ofNullable(answers),
                        anchor(),
                        text == null ? "" : text,
                        Optional.ofNullable(suggestion).filter(s -> !s.isBlank())));
    }

    private Optional<Anchor> anchor() {
        return path == null || path.isBlank()
                ? Optional.empty()
                : Optional.of(new Anchor(new DocPath(path), block == null ? "" : block));
    }
}
