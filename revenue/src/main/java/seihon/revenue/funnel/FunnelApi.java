package seihon.revenue.funnel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import seihon.domain.Person;
import seihon.revenue.Funnel;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Lead;
import seihon.revenue.Funnel.Listing;
import seihon.revenue.Funnel.Target;
import seihon.revenue.Funnel.TimeUnit;
import seihon.revenue.Funnel.Way;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelAnswer.Ready;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow;
import seihon.revenue.Handovers;
import seihon.revenue.StageModel;
import seihon.revenue.closing.Closings;
import seihon.web.RefusedRequest;

/// `GET /api/v1/revenue/{model}/…`: figures of a stage model as JSON, or as CSV when that is
/// accepted. What is asked is read before anything is looked up.
@RestController
@RequestMapping("/api/v1/revenue/{model}")
class FunnelApi {

    private static final List<Integer> USUAL_LIMITS = List.of(30, 60, 90, 180);

    private final Funnel funnel;
    private final Handovers handovers;
    private final Closings closings;
    private final Answers answers;
    private final Clock clock;

    FunnelApi(Funnel funnel, Handovers handovers, Closings closings, Answers answers, Clock clock) {
        this.funnel = funnel;
        this.handovers = handovers;
        this.closings = closings;
        this.answers = answers;
        this.clock = clock;
    }

    /// Before every call below.
    @ModelAttribute(binding = false)
    Asked asked(
            @PathVariable String model,
            @RequestParam MultiValueMap<String, String> given,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "*/*") String accept,
            Person me) {
        return new Asked(model, new Parameters(given), accept, me, false);
    }

    @GetMapping("/flow")
    ResponseEntity<?> flow(Asked asked) {
        var question = asked.question(Grain.MONTH);
        return answers.rows(asked, Tables.flow(), tenant -> funnel.flow(tenant, question));
    }

    @GetMapping("/closings")
    ResponseEntity<?> closings(Asked asked) {
        var question = asked.question(Grain.MONTH);
        return answers.rows(asked, Tables.closed(), tenant -> closings.rows(tenant, question));
    }

    @GetMapping("/conversion")
    ResponseEntity<?> conversion(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        var way =
                new Way(
                        asked.given().needed("from_stage"),
                        asked.given().needed("to_stage"),
                        asked.given().choice("basis", Basis.class).orElse(Basis.COHORT),
                        asked.given().days("within_days"));
        return answers.rows(
                asked, Tables.conversion(), tenant -> funnel.conversion(tenant, question, way));
    }

    @GetMapping("/moves")
    ResponseEntity<?> moves(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        return answers.rows(
                asked,
                Tables.move(),
                tenant -> funnel.moves(tenant, question),
                _ -> Map.of("summary", summary(asked, question)));
    }

    private Map<String, @Nullable Object> summary(Asked asked, FunnelQuestion question) {
        return Answers.ready(funnel.moveSummary(asked.tenant(), question)).rows().stream()
                .findFirst()
                .map(row -> Tables.moveSummary().json(row))
                .orElseGet(Map::of);
    }

    @GetMapping("/dwell")
    ResponseEntity<?> dwell(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        var unit = asked.given().choice("unit", TimeUnit.class).orElse(TimeUnit.HOURS);
        return answers.rows(asked, Tables.span(), tenant -> funnel.dwell(tenant, question, unit));
    }

    @GetMapping("/lead-time")
    ResponseEntity<?> leadTime(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        var lead =
                new Lead(
                        asked.given().text("from_stage"),
                        asked.given().needed("to_stage"),
                        asked.given().choice("unit", TimeUnit.class).orElse(TimeUnit.DAYS));
        return answers.rows(
                asked, Tables.span(), tenant -> funnel.leadTime(tenant, question, lead));
    }

    @GetMapping("/stalled")
    ResponseEntity<?> stalled(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        var limits = asked.given().manyDays("limit_days");
        var days = limits.isEmpty() ? USUAL_LIMITS : limits;
        return answers.rows(
                asked,
                Tables.stalled(days),
                tenant -> funnel.stalled(tenant, question, at(asked, question), days));
    }

    @GetMapping("/win-rate")
    ResponseEntity<?> winRate(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        var basis = asked.given().choice("basis", WinBasis.class).orElse(WinBasis.COUNT);
        return answers.rows(
                asked, Tables.wins(), tenant -> funnel.winRate(tenant, question, basis));
    }

    @GetMapping("/velocity")
    ResponseEntity<?> velocity(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        return answers.rows(
                asked,
                Tables.velocity(),
                tenant -> funnel.velocity(tenant, question, at(asked, question)));
    }

    /// The moment asked for; the end of the window asked for; now.
    private Instant at(Asked asked, FunnelQuestion question) {
        var zone = zone(asked, question);
        return asked.given()
                .moment("at", zone)
                .or(() ->
                        question.to()
                                .flatMap(to -> Period.parse(to, Grain.TOTAL))
                                .map(to -> Window.lastBefore(to.until(), zone)))
                .orElseGet(clock::instant);
    }

    /// Where days are cut: as asked, else as the model says.
    private ZoneId zone(Asked asked, FunnelQuestion question) {
        return question.zone()
                .or(() ->
                        funnel.models(asked.tenant()).stream()
                                .filter(model -> model.id().equals(asked.model()))
                                .map(StageModel::zone)
                                .findFirst())
                .orElseGet(asked.me()::zone);
    }

    @GetMapping("/bottleneck")
    ResponseEntity<?> bottleneck(Asked asked) {
        var question = asked.question(Grain.MONTH);
        return answers.rows(
                asked,
                Tables.loss(),
                tenant -> funnel.bottleneck(tenant, question, clock.instant()),
                FunnelApi::places);
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

    @GetMapping("/first-touch")
    ResponseEntity<?> firstTouch(Asked asked) {
        var question = asked.question(Grain.MONTH);
        return answers.rows(
                asked,
                HandoverTables.firstTouch(),
                tenant -> handovers.firstTouch(tenant, question));
    }

    @GetMapping("/sent-back")
    ResponseEntity<?> sentBack(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        return answers.rows(
                asked, HandoverTables.sentBack(), tenant -> handovers.sentBack(tenant, question));
    }

    @GetMapping("/feedback")
    ResponseEntity<?> feedback(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        return answers.rows(
                asked, HandoverTables.feedback(), tenant -> handovers.feedback(tenant, question));
    }

    @GetMapping("/reach")
    ResponseEntity<?> reach(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        return answers.rows(
                asked, HandoverTables.reach(), tenant -> funnel.reach(tenant, question));
    }

    /// `target` in the model's unit; without it the best of the last months stands for it.
    @GetMapping("/coverage")
    ResponseEntity<?> coverage(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        var target = asked.given().amount("target");
        return answers.rows(
                asked,
                HandoverTables.coverage(),
                tenant -> {
                    var at = asked.given().moment("at", zone(asked, question));
                    var wanted = new Target(at.orElseGet(clock::instant), target);
                    return funnel.coverage(tenant, question, wanted);
                });
    }

    /// `list` names the kind of moves.
    @GetMapping("/cases")
    ResponseEntity<?> listed(Asked asked) {
        var question = asked.question(Grain.TOTAL);
        var listing =
                asked.given()
                        .choice("list", Listing.class)
                        .orElseThrow(() ->
                                new RefusedRequest("revenue.question.parameter-malformed", "list"));
        return answers.rows(
                asked, HandoverTables.listed(), tenant -> funnel.listed(tenant, question, listing));
    }

    @GetMapping("/cases/{id}")
    ResponseEntity<?> history(Asked asked, @PathVariable String id) {
        var question = asked.question(Grain.TOTAL);
        return answers.one(asked, tenant -> funnel.history(tenant, question, id), CaseAnswer::of);
    }
}
