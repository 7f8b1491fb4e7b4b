package seihon.docs.proposals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import seihon.docs.Discussions;
import seihon.docs.Proposals.Standing;
import seihon.docs.comments.Comment;
import seihon.docs.comments.Discussion;
import seihon.docs.comments.Discussion.Remark;
import seihon.domain.Outcome;
import seihon.domain.Person;
import seihon.domain.Transactions;

/// The discussion of a proposal, for other modules.
@Component
class DiscussionDesk implements Discussions {

    private final Transactions transactions;
    private final ProposalDesk desk;
    private final Discussion discussion;

    DiscussionDesk(Transactions transactions, ProposalDesk desk, Discussion discussion) {
        this.transactions = transactions;
        this.desk = desk;
        this.discussion = discussion;
    }

    @Override
    public List<UUID> open(Person me, long number) {
        return transactions.read(
                me.tenant(),
                () ->
                        discussion.all(me.tenant(), number).stream()
                                .filter(Comment::isOpenThread)
                                .map(Comment::id)
                                .toList());
    }

    @Override
    public Outcome<Standing> answer(Person me, long number, UUID thread, String text, Instant at) {
        var remark = new Remark(Optional.of(thread), Optional.empty(), text, Optional.empty());
        return desk.say(me, number, remark, at);
    }

    @Override
    public Outcome<Standing> resolve(Person me, long number, UUID thread, Instant at) {
        return desk.resolve(me, number, thread, at);
    }
}
