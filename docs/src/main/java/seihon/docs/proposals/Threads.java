package seihon.docs.proposals;

import java.util.List;
import seihon.docs.Proposals.Anchor;
import seihon.docs.comments.Comment;
import seihon.docs.proposals.ProposalView.SaidView;
import seihon.docs.proposals.ProposalView.ThreadView;

/// Comments in threads, oldest first; open ones before resolved ones.
final class Threads {

    private Threads() {}

    static List<ThreadView> of(List<Comment> comments, People.Names names) {
        return comments.stream()
                .filter(comment -> comment.answers().isEmpty())
                .sorted(java.util.Comparator.comparing(comment -> comment.resolved().isPresent()))
                .map(first -> thread(first, comments, names))
                .toList();
    }

    private static ThreadView thread(Comment first, List<Comment> all, People.Names names) {
        return new ThreadView(
                said(first, names),
                all.stream()
                        .filter(c -> c.answers().filter(first.id()::equals).isPresent())
                        .map(c -> said(c, names))
                        .toList(),
                first.anchor().map(a -> a.path().value()).orElse(""),
                first.anchor().map(Anchor::block).orElse(""),
                first.isOpenThread());
    }

    private static SaidView said(Comment comment, People.Names names) {
        return new SaidView(
                comment.id(),
                names.of(comment.person()),
                comment.body(),
                comment.suggestion(),
                comment.appliedIn(),
                comment.revision(),
                comment.writtenAt());
    }
}
