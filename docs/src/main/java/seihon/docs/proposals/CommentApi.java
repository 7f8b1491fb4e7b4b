package seihon.docs.proposals;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import seihon.docs.Proposals.Anchor;
import seihon.docs.comments.Comment;
import seihon.docs.comments.Discussion;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// What is said about proposals, for programs.
@RestController
@RequestMapping(
        path = "/api/v1/proposals/{number}/comments",
        produces = MediaType.APPLICATION_JSON_VALUE)
class CommentApi {

    private final ProposalDesk desk;
    private final Discussion discussion;
    private final Transactions transactions;
    private final ProposalAnswers answers;
    private final Clock clock;

    CommentApi(
            ProposalDesk desk,
            Discussion discussion,
            Transactions transactions,
            ProposalAnswers answers,
            Clock clock) {
        this.desk = desk;
        this.discussion = discussion;
        this.transactions = transactions;
        this.answers = answers;
        this.clock = clock;
    }

    @GetMapping
    Comments all(@PathVariable long number, Person me) {
        if (desk.judged(me, number, clock.instant()).isEmpty()) {
            throw new RefusedRequest("docs.proposal.not-found", Long.toString(number));
        }
        var all = transactions.read(me.tenant(), () -> discussion.all(me.tenant(), number));
        return new Comments(all.stream().map(Said::of).toList());
    }

    @PostMapping
    ResponseEntity<?> say(@PathVariable long number, @RequestBody CommentRequest said, Person me) {
        return answers.created(
                said.remark().then(remark -> desk.say(me, number, remark, clock.instant())));
    }

    @PostMapping("/{id}/resolution")
    ResponseEntity<?> resolve(@PathVariable long number, @PathVariable UUID id, Person me) {
        return answers.ok(desk.resolve(me, number, id, clock.instant()));
    }

    @PostMapping("/applications")
    ResponseEntity<?> apply(@PathVariable long number, @RequestBody Applied request, Person me) {
        var wanted = request.suggestions() == null ? Set.<UUID>of() : request.suggestions();
        return answers.ok(desk.applySuggestions(me, number, wanted, clock.instant()));
    }

    /// Ids of comments with a suggestion, applied together.
    record Applied(@Nullable Set<UUID> suggestions) {}

    record Comments(List<Said> items) {}

    /// One comment; a thread's answers name its beginning in `answers`.
    @JsonNaming(SnakeCaseStrategy.class)
    record Said(
            UUID id,
            @Nullable UUID answers,
            int revision,
            String person,
            @Nullable String path,
            @Nullable String block,
            String text,
            @Nullable String suggestion,
            Instant writtenAt,
            @Nullable String resolvedBy,
            @Nullable Integer appliedIn) {
        static Said of(Comment comment) {
            return new Said(
                    comment.id(),
                    comment.answers().orElse(null),
                    comment.revision(),
                    comment.person().value(),
                    comment.anchor().map(a -> a.path().value()).orElse(null),
                    comment.anchor().map(Anchor::block).orElse(null),
                    comment.body(),
                    comment.suggestion().orElse(null),
                    comment.writtenAt(),
                    comment.resolved().map(r -> r.by().value()).orElse(null),
                    comment.appliedIn().orElse(null));
        }
    }
}
