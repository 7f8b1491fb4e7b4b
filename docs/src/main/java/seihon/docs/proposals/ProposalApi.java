package seihon.docs.proposals;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import seihon.docs.Proposals;
import seihon.domain.Outcome;
import seihon.domain.Person;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// Proposals for programs: the twin of the pages, contract.md section 3.
@RestController
@RequestMapping(path = "/api/v1/proposals", produces = MediaType.APPLICATION_JSON_VALUE)
class ProposalApi {

    private final Proposals proposals;
    private final ProposalAnswers answers;
    private final Clock clock;

    ProposalApi(Proposals proposals, ProposalAnswers answers, Clock clock) {
        this.proposals = proposals;
        this.answers = answers;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<?> open(@RequestBody ProposalRequest request, Person me) {
        return answers.created(
                request.draft().then(draft -> proposals.open(me, draft, clock.instant())));
    }

    @PostMapping("/emergency")
    ResponseEntity<?> mergeAtOnce(@RequestBody ProposalRequest request, Person me) {
        return answers.created(
                request.draft().then(draft -> proposals.mergeAtOnce(me, draft, clock.instant())));
    }

    @GetMapping("/{number}")
    ResponseEntity<?> show(@PathVariable long number, Person me) {
        return answers.ok(
                proposals
                        .find(me, number, clock.instant())
                        .map(Outcome::done)
                        .orElseGet(() -> notFound(number)));
    }

    @PostMapping("/{number}/revisions")
    ResponseEntity<?> revise(
            @PathVariable long number, @RequestBody ProposalRequest request, Person me) {
        return answers.created(
                request.draft()
                        .then(draft -> proposals.revise(me, number, draft, clock.instant())));
    }

    @PostMapping("/{number}/approvals")
    ResponseEntity<?> approve(@PathVariable long number, @RequestBody Word request, Person me) {
        return answers.ok(
                proposals.approve(me, number, request.digest(), request.said(), clock.instant()));
    }

    @PostMapping("/{number}/approvals/withdrawal")
    ResponseEntity<?> takeBack(@PathVariable long number, Person me) {
        return answers.ok(proposals.takeBack(me, number, clock.instant()));
    }

    @PostMapping("/{number}/returns")
    ResponseEntity<?> sendBack(@PathVariable long number, @RequestBody Word request, Person me) {
        return answers.ok(
                proposals.sendBack(me, number, request.digest(), request.said(), clock.instant()));
    }

    @PostMapping("/{number}/withdrawal")
    ResponseEntity<?> withdraw(
            @PathVariable long number,
            @RequestBody(required = false) @Nullable Word request,
            Person me) {
        var why = request == null ? "" : request.said();
        return answers.ok(proposals.withdraw(me, number, why, clock.instant()));
    }

    @PostMapping("/{number}/merge")
    ResponseEntity<?> merge(@PathVariable long number, Person me) {
        return answers.ok(proposals.merge(me, number, clock.instant()));
    }

    @PostMapping("/{number}/update")
    ResponseEntity<?> bringUpToDate(@PathVariable long number, Person me) {
        return answers.ok(proposals.bringUpToDate(me, number, clock.instant()));
    }

    @PostMapping("/{number}/update/settlement")
    ResponseEntity<?> settle(
            @PathVariable long number, @RequestBody ProposalRequest request, Person me) {
        var changes = request.changes();
        return answers.ok(
                ProposalRequest.edits(changes == null ? List.of() : changes)
                        .then(edits -> proposals.settle(me, number, edits, clock.instant())));
    }

    private static Outcome<Proposals.Standing> notFound(long number) {
        return Outcome.refused("docs.proposal.not-found", Long.toString(number));
    }

    /// A digest and a sentence; programs call the sentence `word`, `why` or `text`.
    @JsonNaming(SnakeCaseStrategy.class)
    record Word(
            @Nullable String changeDigest,
            @Nullable String word,
            @Nullable String why,
            @Nullable String text) {

        String digest() {
            return changeDigest == null ? "" : changeDigest;
        }

        String said() {
            return Optional.ofNullable(word)
                    .or(() -> Optional.ofNullable(why))
                    .or(() -> Optional.ofNullable(text))
                    .orElse("");
        }
    }
}
