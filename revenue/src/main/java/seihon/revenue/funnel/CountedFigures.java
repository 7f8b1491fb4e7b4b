package seihon.revenue.funnel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.TenantId;
import seihon.ledger.Fact;
import seihon.metrics.Source;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Way;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.funnel.CountedStore.Stays;
import seihon.revenue.funnel.CountedStore.Which;

/// Finds the facts behind a number: of exactly what was counted for it.
@Component
public class CountedFigures {

    private final Inquiries inquiries;
    private final FlowFigures flows;
    private final CoverageFigures coverages;
    private final CountedStore visits;
    private final ArrivalStore arrivals;

    CountedFigures(
            Inquiries inquiries,
            FlowFigures flows,
            CoverageFigures coverages,
            CountedStore visits,
            ArrivalStore arrivals) {
        this.inquiries = inquiries;
        this.flows = flows;
        this.coverages = coverages;
        this.visits = visits;
        this.arrivals = arrivals;
    }

    /// `total` are counted; `facts` is a page of those that began them.
    public record Found(long total, List<Fact.Id> facts) {
        public Found {
            facts = List.copyOf(facts);
        }
    }

    /// One row; none where nothing ever happened.
    public Outcome<FunnelAnswer<Found>> find(
            TenantId tenant, FunnelQuestion question, Counted counted, Source.Page page) {
        Function<Inquiry, Outcome<List<Found>>> figures =
                inquiry ->
                        flows.window(inquiry)
                                .then(window ->
                                        window.isEmpty()
                                                ? Outcome.done(List.of())
                                                : find(new Asked(inquiry, window, page), counted)
                                                        .map(List::of));
        return inquiries.answer(tenant, question, figures);
    }

    record Asked(Inquiry inquiry, Window window, Source.Page page) {}

    private Outcome<Found> find(Asked asked, Counted counted) {
        var window = asked.window;
        return switch (counted) {
            case Counted.Begun(var stages, var first) ->
                    stays(
                            asked,
                            Stays.begun(stages, window),
                            new Which(first, Optional.empty(), Optional.empty()));
            case Counted.Ended(var stages) -> stays(asked, Stays.ended(stages, window));
            case Counted.UnderWay(var stages) ->
                    stays(asked, Stays.underWay(stages, window.start(), window.end()));
            case Counted.Standing(var stages, var atStart) -> {
                var at = atStart ? window.start() : window.end();
                yield stays(asked, Stays.underWay(stages, at, at));
            }
            case Counted.StandingAt(var stages, var at, var days) ->
                    stays(asked, standing(stages, at, days));
            case Counted.Revalued(var stages) -> Outcome.done(visits.revalued(asked, stages));
            case Counted.Reached(var way) -> reached(asked, way);
            case Counted.Decided decided ->
                    WinFigures.opportunity(asked.inquiry)
                            .map(opportunity -> arrivals.decided(asked, opportunity, decided));
            case Counted.Moved(var from, var to, var wentOn) ->
                    stays(
                            asked,
                            Stays.begun(List.of(to), window),
                            new Which(false, Optional.of(from), wentOn));
            case Counted.Unusual(var kind, var every) ->
                    Outcome.done(
                            visits.moves(
                                    asked,
                                    kind.map(each -> ListFigures.sought(asked.inquiry, each)),
                                    every));
            case Counted.Led(var lead) -> Outcome.done(arrivals.led(asked, lead));
            case Counted.Open(var target, var prospect) ->
                    coverages
                            .open(asked.inquiry, target)
                            .map(open -> arrivals.open(asked, open, prospect));
            case Counted.Touched(var answered) -> Outcome.done(visits.touched(asked, answered));
        };
    }

    private Outcome<Found> stays(Asked asked, Stays stays) {
        return stays(asked, stays, Which.ALL);
    }

    private Outcome<Found> stays(Asked asked, Stays stays, Which which) {
        return Outcome.done(visits.stays(asked, stays, which));
    }

    /// A case that enters at `at` stands there; one that leaves then does not.
    private static Stays standing(List<String> stages, Instant at, OptionalInt days) {
        var after = at.plus(Window.MOMENT);
        var before = days.isPresent() ? at.minus(Duration.ofDays(days.getAsInt())) : after;
        return Stays.underWay(stages, after, before);
    }

    private Outcome<Found> reached(Asked asked, Way way) {
        if (way.basis() == Basis.FLOW) {
            return stays(asked, Stays.begun(List.of(way.to()), asked.window));
        }
        return Inquiries.stage(asked.inquiry, way.to())
                .map(to ->
                        arrivals.reached(
                                asked, way, ConversionFigures.targets(asked.inquiry, way, to)));
    }
}
