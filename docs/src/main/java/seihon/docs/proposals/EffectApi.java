package seihon.docs.proposals;

import java.time.Clock;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import seihon.docs.effects.EffectDesk;
import seihon.docs.effects.EffectDesk.Answer;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.web.RefusedRequest;
import seihon.web.Table;
import seihon.web.Words;

/// The effect of a proposal for programs: 202 while it is calculated, then before and after for
/// every month and stage.
@RestController
class EffectApi {

    private static final String ADDRESS = "/api/v1/proposals/{number}/effect";
    private static final String AGAIN_AFTER_SECONDS = "2";

    private final ProposalDesk desk;
    private final EffectDesk effects;
    private final Transactions transactions;
    private final Words words;
    private final Clock clock;

    EffectApi(
            ProposalDesk desk,
            EffectDesk effects,
            Transactions transactions,
            Words words,
            Clock clock) {
        this.desk = desk;
        this.effects = effects;
        this.transactions = transactions;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping(path = ADDRESS, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<EffectJson> effect(@PathVariable long number, Person me) {
        var found = found(me, number);
        var json = EffectJson.of(found.digest, found.answer, why -> words.text(why, language()));
        return found.answer instanceof Answer.Underway
                ? ResponseEntity.status(HttpStatus.ACCEPTED)
                        .header(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS)
                        .body(json)
                : ResponseEntity.ok(json);
    }

    @GetMapping(path = ADDRESS, produces = "text/csv")
    ResponseEntity<String> csv(@PathVariable long number, Person me) {
        var found = found(me, number);
        if (found.answer instanceof Answer.Underway) {
            return ResponseEntity.status(HttpStatus.ACCEPTED)
                    .header(HttpHeaders.RETRY_AFTER, AGAIN_AFTER_SECONDS)
                    .build();
        }
        return ResponseEntity.ok(Table.of(EffectJson.CELLS).file(EffectJson.cells(found.answer)));
    }

    private static Locale language() {
        return LocaleContextHolder.getLocale();
    }

    private record Found(String digest, Answer answer) {}

    private Found found(Person me, long number) {
        return transactions.read(
                me.tenant(),
                () ->
                        desk.judged(me, number, clock.instant())
                                .map(judged ->
                                        new Found(
                                                judged.file().digest(),
                                                effects.answer(me.tenant(), judged, language())))
                                .orElseThrow(() ->
                                        new RefusedRequest(
                                                "docs.proposal.not-found", Long.toString(number))));
    }
}
