package seihon.revenue.funnel;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Lead;
import seihon.revenue.Funnel.TimeUnit;
import seihon.revenue.Funnel.Way;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelAnswer.Ready;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow;

/// `GET /api/v1/revenue/{model}/…`: figures of a stage model as JSON, or as CSV when that is
/// accepted.
@RestController
@RequestMapping("/api/v1/revenue/{model}")
class FunnelApi {

    private static final List<Integer> USUAL_LIMITS = List.of(30, 60, 90, 180);

    private final Funnel funnel;
    private final Answers answers;
    private final Transactions transactions;
    private final Clock clock;

    FunnelApi(Funnel funnel, Answers answers, Transactions transactions, Clock clock) {
        this.funnel = funnel;
        this.answers = answers;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Everything a page or program sees comes from one moment.
    private ResponseEntity<?> read(Person me, Supplier<ResponseEntity<?>> work) {
        Readers.mustBe(me);
        return transactions.read(me.tenant(), work);
    }

    @GetMapping("/flow")
    ResponseEntity<?> flow(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var question = new Parameters(given).question(model, Grain.MONTH);
        return read(
                me, () -> answers.rows(Tables.flow(), funnel.flow(me.tenant(), question), accept));
    }

    @GetMapping("/conversion")
    ResponseEntity<?> conversion(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var asked = new Parameters(given);
        var question = asked.question(model, Grain.TOTAL);
        var way =
                new Way(
                        asked.needed("from_stage"),
                        asked.needed("to_stage"),
                        asked.choice("basis", Basis.class).orElse(Basis.COHORT),
                        asked.number("within_days"));
        return read(
                me,
                () ->
                        answers.rows(
                                Tables.conversion(),
                                funnel.conversion(me.tenant(), question, way),
                                accept));
    }

    @GetMapping("/moves")
    ResponseEntity<?> moves(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var question = new Parameters(given).question(model, Grain.TOTAL);
        return read(
                me,
                () -> {
                    var moves = funnel.moves(me.tenant(), question);
                    if (Answers.wantsCsv(accept)) {
                        return answers.rows(Tables.move(), moves, accept);
                    }
                    return answers.rows(
                            Tables.move(),
                            moves,
                            _ ->
                                    Map.of(
                                            "summary",
                                            summary(
                                                    Answers.ready(
                                                            funnel.moveSummary(
                                                                    me.tenant(), question)))));
                });
    }

    private static Map<String, @Nullable Object> summary(Ready<FunnelRow.MoveSummary> answer) {
        return answer.rows().stream()
                .findFirst()
                .map(row -> Tables.moveSummary().json(row))
                .orElseGet(Map::of);
    }

    @GetMapping("/dwell")
    ResponseEntity<?> dwell(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var asked = new Parameters(given);
        var question = asked.question(model, Grain.TOTAL);
        var unit = asked.choice("unit", TimeUnit.class).orElse(TimeUnit.HOURS);
        return read(
                me,
                () ->
                        answers.rows(
                                Tables.span(), funnel.dwell(me.tenant(), question, unit), accept));
    }

    @GetMapping("/lead-time")
    ResponseEntity<?> leadTime(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var asked = new Parameters(given);
        var question = asked.question(model, Grain.TOTAL);
        var lead =
                new Lead(
                        asked.text("from_stage"),
                        asked.needed("to_stage"),
                        asked.choice("unit", TimeUnit.class).orElse(TimeUnit.DAYS));
        return read(
                me,
                () ->
                        answers.rows(
                                Tables.span(),
                                funnel.leadTime(me.tenant(), question, lead),
                                accept));
    }

    @GetMapping("/stalled")
    ResponseEntity<?> stalled(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var asked = new Parameters(given);
        var question = asked.question(model, Grain.TOTAL);
        var limits = asked.numbers("limit_days");
        var days = limits.isEmpty() ? USUAL_LIMITS : limits;
        return read(
                me,
                () ->
                        answers.rows(
                                Tables.stalled(days),
                                funnel.stalled(
                                        me.tenant(), question, at(me, asked, question), days),
                                accept));
    }

    @GetMapping("/win-rate")
    ResponseEntity<?> winRate(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var asked = new Parameters(given);
        var question = asked.question(model, Grain.TOTAL);
        var basis = asked.choice("basis", WinBasis.class).orElse(WinBasis.COUNT);
        return read(
                me,
                () ->
                        answers.rows(
                                Tables.wins(),
                                funnel.winRate(me.tenant(), question, basis),
                                accept));
    }

    @GetMapping("/velocity")
    ResponseEntity<?> velocity(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var asked = new Parameters(given);
        var question = asked.question(model, Grain.TOTAL);
        return read(
                me,
                () ->
                        answers.rows(
                                Tables.velocity(),
                                funnel.velocity(me.tenant(), question, at(me, asked, question)),
                                accept));
    }

    /// The moment asked for; the end of the window asked for; now.
    private Instant at(Person me, Parameters asked, FunnelQuestion question) {
        var zone = question.zone().orElse(me.zone());
        return asked.moment("at", zone)
                .or(() ->
                        question.to()
                                .flatMap(to -> Period.parse(to, Grain.TOTAL))
                                .map(to -> to.until().atStartOfDay(zone).toInstant()))
                .orElseGet(clock::instant);
    }

    @GetMapping("/bottleneck")
    ResponseEntity<?> bottleneck(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        var question = new Parameters(given).question(model, Grain.MONTH);
        return read(
                me,
                () -> {
                    var answer = funnel.bottleneck(me.tenant(), question, clock.instant());
                    return Answers.wantsCsv(accept)
                            ? answers.rows(Tables.loss(), answer, accept)
                            : answers.rows(Tables.loss(), answer, FunnelApi::places);
                });
    }

    private static Map<String, @Nullable Object> places(Ready<FunnelRow.Loss> answer) {
        var places = new LinkedHashMap<String, @Nullable Object>();
        places.put("bottleneck", null);
        places.put("runner_up", null);
        for (var row : answer.rows()) {
            if (row.place() != FunnelRow.Place.NONE) {
                places.put(Words.lower(row.place()), row.stage());
            }
        }
        return places;
    }

    @GetMapping("/cases/{id}")
    ResponseEntity<?> history(
            @PathVariable String model,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> given,
            Person me) {
        var question = new Parameters(given).question(model, Grain.TOTAL);
        return read(
                me, () -> answers.one(funnel.history(me.tenant(), question, id), CaseAnswer::of));
    }
}
