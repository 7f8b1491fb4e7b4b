package seihon.docs.checks;

import java.util.List;
import org.springframework.stereotype.Component;
import seihon.docs.Check;
import seihon.docs.ProposedChange;
import seihon.docs.comments.CommentStore;
import seihon.domain.Refusal;
import seihon.domain.TenantId;

/// Nothing that somebody asked is still open.
@Component
class DiscussionsCheck implements Check {

    private final CommentStore comments;

    DiscussionsCheck(CommentStore comments) {
        this.comments = comments;
    }

    @Override
    public String name() {
        return "discussions";
    }

    @Override
    public Line look(TenantId tenant, ProposedChange change) {
        var open = comments.openThreads(tenant, change.proposal());
        return open == 0
                ? Lines.passed(name(), Refusal.of("docs.check.discussions.passed"))
                : Lines.failed(
                        name(), Refusal.of("docs.check.discussions.failed", open), List.of());
    }
}
