package seihon.revenue.funnel;

import java.time.Clock;
import java.util.function.Supplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seihon.domain.Person;
import seihon.domain.Transactions;
import seihon.revenue.Funnel;
import seihon.revenue.Funnel.Listing;
import seihon.revenue.Funnel.Target;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.Handovers;
import seihon.web.RefusedRequest;

/// More of `GET /api/v1/revenue/{model}/…`: handovers, lists of moves, how far each value gets,
/// coverage.
@RestController
@RequestMapping("/api/v1/revenue/{model}")
class HandoverApi {

    private final Funnel funnel;
    private final Handovers handovers;
    private final Answers answers;
    private final Transactions transactions;
    private final Clock clock;

    HandoverApi(
            Funnel funnel,
            Handovers handovers,
            Answers answers,
            Transactions transactions,
            Clock clock) {
        this.funnel = funnel;
        this.handovers = handovers;
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    private ResponseEntity<?> read(Person me, Supplier<ResponseEntity<?>> work) {
        Readers.mustBe(me);
        return transactions.read(me.tenant(), work);
    }

    @GetMapping("/first-touch")
    ResponseEntity<?> firstTouch(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var question = new Parameters(given).question(model, Grain.MONTH);
        return read(
                me,
                () ->
                        answers.rows(
                                HandoverTables.firstTouch(),
                                handovers.firstTouch(me.tenant(), question),
                                accept));
    }

    @GetMapping("/sent-back")
    ResponseEntity<?> sentBack(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var question = new Parameters(given).question(model, Grain.TOTAL);
        return read(
                me,
                () ->
                        answers.rows(
                                HandoverTables.sentBack(),
                                handovers.sentBack(me.tenant(), question),
                                accept));
    }

    @GetMapping("/feedback")
    ResponseEntity<?> feedback(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var question = new Parameters(given).question(model, Grain.TOTAL);
        return read(
                me,
                () ->
                        answers.rows(
                                HandoverTables.feedback(),
                                handovers.feedback(me.tenant(), question),
                                accept));
    }

    @GetMapping("/reach")
    ResponseEntity<?> reach(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var question = new Parameters(given).question(model, Grain.TOTAL);
        return read(
                me,
                () ->
                        answers.rows(
                                HandoverTables.reach(),
                                funnel.reach(me.tenant(), question),
                                accept));
    }

    /// `list` names the kind of moves.
    @GetMapping("/cases")
    ResponseEntity<?> listed(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var asked = new Parameters(given);
        var question = asked.question(model, Grain.TOTAL);
        var listing =
                asked.choice("list", Listing.class)
                        .orElseThrow(() ->
                                new RefusedRequest("revenue.question.parameter-malformed", "list"));
        return read(
                me,
                () ->
                        answers.rows(
                                HandoverTables.listed(),
                                funnel.listed(me.tenant(), question, listing),
                                accept));
    }

    /// `target` in the model's unit; without it the best of the last months stands for it.
    @GetMapping("/coverage")
    ResponseEntity<?> coverage(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var asked = new Parameters(given);
        var question = asked.question(model, Grain.TOTAL);
        var at = asked.moment("at", question.zone().orElse(me.zone())).orElseGet(clock::instant);
        var target = new Target(at, asked.amount("target"));
        return read(
                me,
                () ->
                        answers.rows(
                                HandoverTables.coverage(),
                                funnel.coverage(me.tenant(), question, target),
                                accept));
    }
}
