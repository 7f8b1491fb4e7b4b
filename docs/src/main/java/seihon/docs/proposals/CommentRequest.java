package seihon.docs.proposals;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import seihon.docs.DocPath;
import seihon.docs.Proposals.Anchor;
import seihon.docs.comments.Discussion.Remark;
import seihon.domain.Outcome;
import seihon.web.Typed;

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

    /// What was typed, under the name of the form it was typed into.
    Typed typed() {
        return new Typed(
                form(),
                Map.of(
                        "text", Objects.requireNonNullElse(text, ""),
                        "suggestion", Objects.requireNonNullElse(suggestion, "")));
    }

    private String form() {
        if (answers != null) {
            return "answer " + answers;
        }
        return path == null || path.isBlank()
                ? "comments"
                : "remark " + path + " " + Objects.requireNonNullElse(block, "");
    }

    private Optional<Anchor> anchor() {
        return path == null || path.isBlank()
                ? Optional.empty()
                : Optional.of(new Anchor(new DocPath(path), block == null ? "" : block));
    }
}
