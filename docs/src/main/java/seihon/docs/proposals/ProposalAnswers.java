package seihon.docs.proposals;

import java.net.URI;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import seihon.docs.Proposals.Standing;
import seihon.domain.Outcome;
import seihon.domain.Refusal;
import seihon.web.Problems;
import seihon.web.Words;

/// Outcomes of commands as HTTP: the proposal as it stands, or the problem.
@Component
class ProposalAnswers {

    private final Problems problems;
    private final Words words;

    ProposalAnswers(Problems problems, Words words) {
        this.problems = problems;
        this.words = words;
    }

    ResponseEntity<?> ok(Outcome<Standing> outcome) {
        return answer(outcome, HttpStatus.OK);
    }

    ResponseEntity<?> created(Outcome<Standing> outcome) {
        return answer(outcome, HttpStatus.CREATED);
    }

    ProposalJson json(Standing standing) {
        return ProposalJson.of(standing, this::say);
    }

    String say(Refusal why) {
        return words.text(why, LocaleContextHolder.getLocale());
    }

    private ResponseEntity<?> answer(Outcome<Standing> outcome, HttpStatus status) {
        return switch (outcome) {
            case Outcome.Refused<Standing>(var why) -> problems.answer(why);
            case Outcome.Done<Standing>(var standing) ->
                    ResponseEntity.status(status)
                            .location(URI.create("/api/v1/proposals/" + standing.number()))
                            .body(json(standing));
        };
    }
}
