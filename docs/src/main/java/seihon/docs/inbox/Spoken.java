package seihon.docs.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import seihon.docs.Roster;
import seihon.docs.change.ActStore;
import seihon.docs.change.CaseFile;
import seihon.docs.change.Proposal;
import seihon.docs.change.ProposalStore;
import seihon.docs.change.Step;
import seihon.docs.comments.Comment;
import seihon.docs.comments.CommentStore;
import seihon.domain.Person;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.web.Waiting.Item;
import seihon.web.Waiting.NoticeClass;
import seihon.web.Waiting.Urgency;

/// Comments that wait for a person: on my proposal by somebody else, or an answer to what I asked;
/// in a thread that nobody resolved and in which I did not speak last.
@Component
class Spoken {

    private static final int LONGEST_QUOTE = 60;

    private final CommentStore comments;
    private final ProposalStore proposals;
    private final ActStore acts;
    private final Roster roster;

    Spoken(CommentStore comments, ProposalStore proposals, ActStore acts, Roster roster) {
        this.comments = comments;
        this.proposals = proposals;
        this.acts = acts;
        this.roster = roster;
    }

    /// Everything said that could concern this person, by the number of the proposal.
    Map<Long, List<Comment>> concerning(Person me) {
        return comments.concerning(me.tenant(), me.id());
    }

    /// What was asked about a proposal after it became the approved document.
    List<Item> waitingAfterMerge(Person me, Map<Long, List<Comment>> said) {
        return said.isEmpty()
                ? List.of()
                : proposals.all(me.tenant(), said.keySet()).stream()
                        .filter(proposal -> proposal.stage() == Proposal.Stage.MERGED)
                        .flatMap(proposal ->
                                waiting(
                                        me,
                                        proposal,
                                        said.getOrDefault(proposal.number(), List.of()))
                                        .stream())
                        .toList();
    }

    Optional<Item> waiting(Person me, Proposal proposal, List<Comment> all) {
        return all.stream()
                .filter(Comment::isOpenThread)
                .filter(thread ->
                        thread.person().equals(me.id()) || proposal.author().equals(me.id()))
                .map(thread -> last(thread.id(), all))
                .filter(last -> !last.person().equals(me.id()))
                .findFirst()
                .map(last -> item(me, proposal, last));
    }

    /// Why it was sent back, in the words of who did.
    Refusal lastWord(TenantId tenant, CaseFile file) {
        return acts.steps(tenant, file.number()).stream()
                .filter(step -> step.act() == Step.Act.RETURNED)
                .reduce((_, later) -> later)
                .map(step ->
                        Refusal.of(
                                "docs.inbox.effect.returned",
                                roster.name(tenant, step.person()),
                                quote(step.word())))
                .orElseGet(() -> Refusal.of("docs.inbox.effect.said", ""));
    }

    private static Comment last(UUID thread, List<Comment> all) {
        return all.stream()
                .filter(c ->
                        c.id().equals(thread) || c.answers().filter(thread::equals).isPresent())
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private Item item(Person me, Proposal proposal, Comment last) {
        var number = Long.toString(proposal.number());
        return new Item(
                "docs/comment/" + last.id(),
                Urgency.RETURNED,
                Refusal.of("docs.inbox.kind.comment"),
                "#" + number,
                proposal.title(),
                Refusal.of("docs.inbox.effect.said", quote(last.body())),
                roster.name(me.tenant(), last.person()),
                last.writtenAt(),
                Optional.empty(),
                "/proposals/" + number + "#c-" + last.answers().orElse(last.id()),
                false,
                NoticeClass.DIGEST);
    }

    private static String quote(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
    }
}
