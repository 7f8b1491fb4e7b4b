package seihon.revenue.funnel;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.ledger.Fact;
import seihon.ledger.Facts;
import seihon.revenue.Handovers;
import seihon.revenue.Handovers.Feedback;
import seihon.revenue.Handovers.Reason;
import seihon.revenue.Handovers.SentBack;
import seihon.revenue.StageModel;
import seihon.revenue.funnel.HandoverStore.Back;
import seihon.revenue.funnel.HandoverStore.Said;
import seihon.revenue.visits.MoveRules;

/// What departments send back to each other, and what they say about it.
@Component
class BackFigures {

    /// Reasons are read from the latest ways back.
    private static final int MOST_FACTS = 5_000;

    /// The field of a fact that says why.
    private static final String REASON = "reason";

    private final HandoverStore store;
    private final FlowFigures flows;
    private final Facts facts;

    BackFigures(HandoverStore store, FlowFigures flows, Facts facts) {
        this.store = store;
        this.flows = flows;
        this.facts = facts;
    }

    Outcome<List<SentBack>> sentBack(Inquiry inquiry) {
        return flows.window(inquiry)
                .map(window -> window.isEmpty() ? List.of() : sentBack(inquiry, window));
    }

    private List<SentBack> sentBack(Inquiry inquiry, Window window) {
        var pairs = MoveFigures.pairs(inquiry, BackFigures::isSentBack);
        var back = store.back(inquiry, window, pairs);
        var known = reasons(inquiry, back);
        return back.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> List.of(one.from(), one.to()),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .stream()
                .map(way -> row(inquiry, window, way, known))
                .sorted(Comparator.comparingLong(SentBack::count).reversed())
                .toList();
    }

    /// A case that leaves its end was entered wrongly; nobody sent it back.
    private static boolean isSentBack(MoveRules.Kind kind) {
        return kind.recycle() && !kind.outOfOrder();
    }

    private Map<Fact.Id, String> reasons(Inquiry inquiry, List<Back> back) {
        var reasons = new HashMap<Fact.Id, String>();
        var latest = back.stream().limit(MOST_FACTS).map(Back::because).toList();
        for (var fact : facts.find(inquiry.tenant(), latest)) {
            reasons.put(fact.id(), fact.data().getOrDefault(REASON, ""));
        }
        return reasons;
    }

    private static SentBack row(
            Inquiry inquiry, Window window, List<Back> way, Map<Fact.Id, String> known) {
        var from = way.getFirst().from();
        var to = way.getFirst().to();
        var closed = way.stream().filter(Back::on).count();
        var more = new TreeMap<>(Why.days(window, 1));
        more.put("from_stage", from);
        more.put("to_stage", to);
        return new SentBack(
                department(inquiry.model(), from),
                department(inquiry.model(), to),
                from,
                to,
                way.size(),
                closed,
                way.size() - closed,
                counted(way, known),
                Why.figure(inquiry, "sent-back", List.of(), more));
    }

    private static List<Reason> counted(List<Back> way, Map<Fact.Id, String> known) {
        var counts = new TreeMap<String, Long>();
        for (var one : way) {
            var reason = known.getOrDefault(one.because(), "");
            if (!reason.isBlank()) {
                counts.merge(reason, 1L, Long::sum);
            }
        }
        return counts.entrySet().stream()
                .map(entry -> new Reason(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Reason::count).reversed())
                .limit(Handovers.MOST_REASONS)
                .toList();
    }

    private static String department(StageModel model, String stage) {
        return model.stage(stage).flatMap(StageModel.Stage::department).orElse("");
    }

    Outcome<List<Feedback>> feedback(Inquiry inquiry) {
        return flows.window(inquiry)
                .map(window -> window.isEmpty() ? List.of() : feedback(inquiry, window));
    }

    private List<Feedback> feedback(Inquiry inquiry, Window window) {
        return store.said(inquiry, window, Handovers.MOST_SAID).stream()
                .map(said -> row(inquiry, said))
                .toList();
    }

    private static Feedback row(Inquiry inquiry, Said said) {
        return new Feedback(
                said.id().seq(),
                said.id().ordinal(),
                said.caseId(),
                said.at(),
                department(inquiry.model(), said.from()),
                department(inquiry.model(), said.to()),
                said.from(),
                said.to(),
                said.rating(),
                said.text(),
                said.by(),
                said.closed(),
                "/why/entries/" + said.id().seq());
    }
}
