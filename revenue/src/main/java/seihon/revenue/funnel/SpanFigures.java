package seihon.revenue.funnel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.ledger.Fact;
import seihon.revenue.Funnel.Lead;
import seihon.revenue.Funnel.TimeUnit;
import seihon.revenue.FunnelRow;
import seihon.revenue.FunnelRow.Durations;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.funnel.SpanStore.Limit;
import seihon.revenue.funnel.SpanStore.Measured;
import seihon.revenue.funnel.SpanStore.Older;

/// Dwell, lead time and stage age.
@Component
class SpanFigures {

    private static final int MOST_LIMITS = 20;
    private static final double SECONDS_AN_HOUR = 3_600;
    private static final double SECONDS_A_DAY = 86_400;

    private final SpanStore store;
    private final FlowFigures flows;

    SpanFigures(SpanStore store, FlowFigures flows) {
        this.store = store;
        this.flows = flows;
    }

    /// Every stage of the model for every value that occurs.
    Outcome<List<FunnelRow.Span>> dwell(Inquiry inquiry, TimeUnit unit) {
        return flows.window(inquiry)
                .map(window -> window.isEmpty() ? List.of() : dwell(inquiry, window, unit));
    }

    private List<FunnelRow.Span> dwell(Inquiry inquiry, Window window, TimeUnit unit) {
        var measured = store.dwell(inquiry, window, unit);
        var values = new LinkedHashSet<>(measured.stream().map(Measured::by).toList());
        if (inquiry.question().by().isEmpty()) {
            values.add(List.of());
        }
        var rows = new ArrayList<FunnelRow.Span>();
        for (var value : values) {
            for (var stage : inquiry.model().stages()) {
                var found =
                        measured.stream()
                                .filter(each -> each.stage().equals(stage.id()))
                                .filter(each -> each.by().equals(value))
                                .findFirst();
                var more = new TreeMap<>(Why.days(window, 1));
                more.put("stage", stage.id());
                more.put("unit", Words.lower(unit));
                rows.add(
                        new FunnelRow.Span(
                                stage.id(),
                                value,
                                found.map(Measured::n).orElse(0L),
                                found.map(each -> in(unit, each.durations())),
                                Why.figure(inquiry, "dwell", value, more)));
            }
        }
        return rows;
    }

    Outcome<List<FunnelRow.Span>> lead(Inquiry inquiry, Lead lead) {
        var from = lead.from();
        var known =
                from.isEmpty()
                        ? Inquiries.stage(inquiry, lead.to())
                        : Inquiries.stage(inquiry, from.get())
                                .then(_ -> Inquiries.stage(inquiry, lead.to()));
        return known.then(_ -> flows.window(inquiry))
                .map(window -> window.isEmpty() ? List.of() : lead(inquiry, window, lead));
    }

    private List<FunnelRow.Span> lead(Inquiry inquiry, Window window, Lead lead) {
        var measured = store.lead(inquiry, window, lead.from(), lead.to(), lead.unit());
        if (measured.isEmpty() && inquiry.question().by().isEmpty()) {
            return List.of(leadRow(inquiry, window, lead, List.of(), Optional.empty()));
        }
        return measured.stream()
                .map(each -> leadRow(inquiry, window, lead, each.by(), Optional.of(each)))
                .toList();
    }

    private static FunnelRow.Span leadRow(
            Inquiry inquiry,
            Window window,
            Lead lead,
            List<String> by,
            Optional<Measured> measured) {
        var more = new TreeMap<>(Why.days(window, 1));
        lead.from().ifPresent(from -> more.put("from_stage", from));
        more.put("to_stage", lead.to());
        more.put("unit", Words.lower(lead.unit()));
        return new FunnelRow.Span(
                lead.to(),
                by,
                measured.map(Measured::n).orElse(0L),
                measured.map(each -> in(lead.unit(), each.durations())),
                Why.figure(inquiry, "lead-time", by, more));
    }

    private static Durations in(TimeUnit unit, Durations measured) {
        var seconds =
                switch (unit) {
                    case HOURS -> SECONDS_AN_HOUR;
                    case DAYS -> SECONDS_A_DAY;
                    case CALENDAR_DAYS -> 1.0;
                };
        return new Durations(
                measured.min() / seconds,
                measured.median() / seconds,
                measured.p90() / seconds,
                measured.mean() / seconds,
                measured.max() / seconds);
    }

    Outcome<List<FunnelRow.Stalled>> stalled(Inquiry inquiry, Instant at, List<Integer> limitDays) {
        var wrong = limitDays.stream().filter(days -> days < 0).findFirst();
        if (wrong.isPresent() || limitDays.size() > MOST_LIMITS) {
            return Outcome.refused("revenue.question.limits-invalid", MOST_LIMITS);
        }
        var stages =
                inquiry.model().stages().stream().filter(stage -> !stage.isTerminal()).toList();
        var limits = new ArrayList<Limit>();
        for (var stage : stages) {
            var days = new LinkedHashSet<>(limitDays);
            days.add(0);
            stage.maxAgeDays().ifPresent(days::add);
            days.forEach(each ->
                    limits.add(new Limit(stage.id(), each, at.minus(Duration.ofDays(each)))));
        }
        if (limits.stream().anyMatch(limit -> !Fact.isMoment(limit.before()))) {
            return Outcome.refused("revenue.question.moment-invalid", at.toString());
        }
        var found = store.standing(inquiry, at, limits);
        return Outcome.done(
                stages.stream().map(stage -> row(inquiry, at, stage, limitDays, found)).toList());
    }

    private static FunnelRow.Stalled row(
            Inquiry inquiry, Instant at, Stage stage, List<Integer> limitDays, List<Older> found) {
        var older = new TreeMap<Integer, Long>();
        var open = 0L;
        for (var each : found) {
            if (each.stage().equals(stage.id())) {
                open = each.open();
                older.put(each.days(), each.older());
            }
        }
        var own = stage.maxAgeDays();
        Map<Integer, Long> asked = new TreeMap<>(older);
        asked.keySet().retainAll(limitDays);
        return new FunnelRow.Stalled(
                stage.id(),
                open,
                asked,
                own,
                overOwn(own, older),
                Why.figure(
                        inquiry,
                        "stalled",
                        List.of(),
                        Map.of("stage", stage.id(), "at", at.toString())));
    }

    private static Optional<Long> overOwn(OptionalInt own, Map<Integer, Long> older) {
        return own.isPresent() ? Optional.ofNullable(older.get(own.getAsInt())) : Optional.empty();
    }
}
