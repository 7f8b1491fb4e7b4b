package seihon.docs.comments;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import seihon.docs.DocPath;
import seihon.docs.Proposals.Anchor;
import seihon.docs.change.CaseFile;
import seihon.docs.change.Proposal;
import seihon.docs.git.GitStore;
import seihon.docs.text.SealedText;
import seihon.domain.Ids;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Comments, answers and their resolution. Commenting makes nobody a contributor. Runs while the
/// proposal's row is held.
@Component
public class Discussion {

    public static final int LONGEST_BODY = 10_000;
    private static final int MOST_COMMENTS = 2_000;

    private final CommentStore comments;
    private final GitStore git;
    private final Ids ids;

    Discussion(CommentStore comments, GitStore git, Ids ids) {
        this.comments = comments;
        this.git = git;
        this.ids = ids;
    }

    /// What somebody wants to say; `suggestion` is the text that the anchored block should have.
    public record Remark(
            Optional<UUID> answers,
            Optional<Anchor> anchor,
            String body,
            Optional<String> suggestion) {}

    public Outcome<CaseFile> say(Person me, CaseFile file, Remark remark, Instant at) {
        var all = comments.all(me.tenant(), file.number());
        var wrong = wrong(file, remark, all).or(() -> onSealed(me.tenant(), file, remark));
        if (wrong.isPresent()) {
            return Outcome.refused(wrong.get());
        }
        if (!isSaidAgain(me, remark, all, at)) {
            comments.insert(
                    me.tenant(),
                    file.number(),
                    new Comment(
                            ids.next(),
                            remark.answers(),
                            file.revision().n(),
                            me.id(),
                            remark.anchor(),
                            remark.body().strip(),
                            remark.suggestion(),
                            at,
                            Optional.empty(),
                            Optional.empty()));
        }
        return Outcome.done(file);
    }

    /// Settles a thread. Who began it, or whoever works on the proposal, may say so.
    public Outcome<CaseFile> resolve(Person me, CaseFile file, UUID id, Instant at) {
        var thread =
                comments.all(me.tenant(), file.number()).stream()
                        .filter(comment -> comment.id().equals(id) && comment.answers().isEmpty())
                        .findFirst();
        if (thread.isEmpty()) {
            return Outcome.refused("docs.comment.not-found");
        }
        if (!thread.get().person().equals(me.id()) && !file.isContributor(me.id())) {
            return Outcome.refused("docs.comment.resolve-forbidden");
        }
        comments.resolve(me.tenant(), file.number(), id, new Comment.Resolved(me.id(), at));
        return Outcome.done(file);
    }

    public List<Comment> all(TenantId tenant, long proposal) {
        return comments.all(tenant, proposal);
    }

    private static Optional<Refusal> wrong(CaseFile file, Remark remark, List<Comment> all) {
        if (remark.body().isBlank() && remark.suggestion().isEmpty()) {
            return refuse("docs.comment.empty-invalid");
        }
        if (Math.max(remark.body().length(), remark.suggestion().map(String::length).orElse(0))
                > LONGEST_BODY) {
            return refuse("docs.comment.long-invalid", LONGEST_BODY);
        }
        if (all.size() >= MOST_COMMENTS) {
            return refuse("docs.comment.count-invalid", MOST_COMMENTS);
        }
        if (file.proposal().stage() == Proposal.Stage.WITHDRAWN) {
            return refuse("docs.merge.withdrawn", file.label());
        }
        if (remark.anchor().isPresent()
                && !file.change().paths().contains(remark.anchor().get().path())) {
            return refuse("docs.comment.place-invalid", remark.anchor().get().path().value());
        }
        if (remark.suggestion().isPresent()
                && remark.anchor().map(Anchor::block).orElse("").isEmpty()) {
            return refuse("docs.suggestion.place-missing-invalid");
        }
        return remark.answers().isPresent() && !isThread(remark.answers().get(), all)
                ? refuse("docs.comment.not-found")
                : Optional.empty();
    }

    /// What is said about a proposal is read by every employee, so nothing is kept about a place
    /// inside a sealed body, not even the place.
    private Optional<Refusal> onSealed(TenantId tenant, CaseFile file, Remark remark) {
        return remark.anchor()
                .filter(anchor -> !anchor.block().isEmpty())
                .map(Anchor::path)
                .filter(path -> isSealed(tenant, file, path))
                .map(path -> Refusal.of("docs.comment.sealed-place-invalid", path.value()));
    }

    private boolean isSealed(TenantId tenant, CaseFile file, DocPath path) {
        return file.change().files().stream()
                .filter(changed -> changed.path().equals(path))
                .flatMap(changed -> Stream.of(changed.before(), changed.after()))
                .flatMap(Optional::stream)
                .anyMatch(blob -> SealedText.inGit(path, git.text(tenant, blob)).isPresent());
    }

    private static boolean isThread(UUID id, List<Comment> all) {
        return all.stream().anyMatch(c -> c.id().equals(id) && c.answers().isEmpty());
    }

    /// The same words at the same place within a minute are a form sent twice.
    private static boolean isSaidAgain(Person me, Remark remark, List<Comment> all, Instant at) {
        return all.stream()
                .filter(comment -> comment.person().equals(me.id()))
                .filter(comment -> comment.writtenAt().isAfter(at.minusSeconds(60)))
                .filter(comment -> comment.answers().equals(remark.answers()))
                .filter(comment -> comment.anchor().equals(remark.anchor()))
                .filter(comment -> comment.suggestion().equals(remark.suggestion()))
                .anyMatch(comment -> comment.body().equals(remark.body().strip()));
    }

    private static Optional<Refusal> refuse(String key, Object... arguments) {
        return Optional.of(Refusal.of(key, arguments));
    }
}
