package seihon.revenue.lineage;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.TenantId;
import seihon.revenue.Funnel;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelRow;
import seihon.revenue.Handovers;
import seihon.revenue.StageModel;

/// Asks for a row once more and names the numbers in it.
@Component
class Calculation {

    private final Funnel funnel;
    private final Handovers handovers;
    private final Clock clock;

    Calculation(Funnel funnel, Handovers handovers, Clock clock) {
        this.funnel = funnel;
        this.handovers = handovers;
        this.clock = clock;
    }

    /// What a question comes to: its numbers, or the job that derives the past it asks for.
    sealed interface Found {
        /// `numbers` has none where nothing ever happened.
        record Result(Numbers numbers, FunnelAnswer.Stamp stamp) implements Found {}

        record Later(UUID job, String address) implements Found {}
    }

    private record Asked(TenantId tenant, Named named, FunnelQuestion question) {}

    /// As it was asked; as things are now where only the present is kept.
    Outcome<Found> of(TenantId tenant, Named named, StageModel model) {
        var asked = new Asked(tenant, named, named.question());
        return switch (named.table()) {
            case "flow" ->
                    of(asked, this::flow, rows -> RowNumbers.flow(rows, named.stages(model)));
            case "conversion" -> of(asked, this::conversion, one(RowNumbers::conversion));
            case "win-rate" -> of(asked, this::wins, one(RowNumbers::wins));
            case "moves" -> of(asked, this::moves, rows -> RowNumbers.moves(rows, named));
            case "sent-back" -> of(asked, this::sentBack, rows -> RowNumbers.sentBack(rows, named));
            case "move-summary" -> of(asked, this::summary, one(RowNumbers::summary));
            case "dwell" -> of(asked, this::dwell, rows -> RowNumbers.spans(rows, named));
            case "lead-time" -> of(asked, this::leadTime, rows -> RowNumbers.spans(rows, named));
            case "stalled" -> of(asked, this::stalled, rows -> RowNumbers.stalled(rows, named));
            case "velocity" -> of(asked, this::velocity, one(RowNumbers::velocity));
            case "first-touch" -> of(asked, this::touches, one(RowNumbers::touches));
            case "coverage" -> of(asked, this::coverage, one(RowNumbers::coverage));
            case "bottleneck" -> of(asked, this::losses, rows -> RowNumbers.losses(rows, named));
            default -> Outcome.refused("revenue.table-not-found", named.table());
        };
    }

    private static <R> Outcome<Found> of(
            Asked asked,
            Function<Asked, Outcome<FunnelAnswer<R>>> ask,
            Function<List<R>, Numbers> numbers) {
        return switch (ask.apply(asked)) {
            case Outcome.Done<FunnelAnswer<R>>(FunnelAnswer.Ready<R>(var rows, var stamp)) ->
                    Outcome.done(new Found.Result(numbers.apply(rows), stamp));
            case Outcome.Done<FunnelAnswer<R>>(FunnelAnswer.Later<R>(var job, var address)) ->
                    Outcome.done(new Found.Later(job, address));
            case Outcome.Refused<FunnelAnswer<R>>(var why) ->
                    asked.question.asOf().isPresent()
                            ? of(now(asked), ask, numbers)
                            : Outcome.refused(why);
        };
    }

    private static Asked now(Asked asked) {
        return new Asked(asked.tenant, asked.named, asked.question.asOfNow());
    }

    /// Of the one row that a question as a whole has.
    private static <R> Function<List<R>, Numbers> one(Function<R, Numbers> numbers) {
        return rows -> rows.stream().findFirst().map(numbers).orElseGet(Numbers::new);
    }

    private Outcome<FunnelAnswer<FunnelRow.Flow>> flow(Asked asked) {
        return funnel.flow(asked.tenant, asked.question);
    }

    private Outcome<FunnelAnswer<FunnelRow.Conversion>> conversion(Asked asked) {
        return funnel.conversion(asked.tenant, asked.question, asked.named.way());
    }

    private Outcome<FunnelAnswer<FunnelRow.Wins>> wins(Asked asked) {
        var basis = asked.named.choice("basis", WinBasis.class).orElse(WinBasis.COUNT);
        return funnel.winRate(asked.tenant, asked.question, basis);
    }

    private Outcome<FunnelAnswer<FunnelRow.Move>> moves(Asked asked) {
        return funnel.moves(asked.tenant, asked.question);
    }

    private Outcome<FunnelAnswer<Handovers.SentBack>> sentBack(Asked asked) {
        return handovers.sentBack(asked.tenant, asked.question);
    }

    private Outcome<FunnelAnswer<FunnelRow.MoveSummary>> summary(Asked asked) {
        return funnel.moveSummary(asked.tenant, asked.question);
    }

    private Outcome<FunnelAnswer<FunnelRow.Span>> dwell(Asked asked) {
        return funnel.dwell(asked.tenant, asked.question, asked.named.timeUnit());
    }

    private Outcome<FunnelAnswer<FunnelRow.Span>> leadTime(Asked asked) {
        return funnel.leadTime(asked.tenant, asked.question, asked.named.lead());
    }

    private Outcome<FunnelAnswer<FunnelRow.Stalled>> stalled(Asked asked) {
        var limits = asked.named.olderThan().stream().boxed().toList();
        return funnel.stalled(asked.tenant, asked.question, at(asked), limits);
    }

    private Instant at(Asked asked) {
        return asked.named.moment("at").orElseGet(clock::instant);
    }

    private Outcome<FunnelAnswer<FunnelRow.Velocity>> velocity(Asked asked) {
        return funnel.velocity(asked.tenant, asked.question, at(asked));
    }

    /// Any earlier size of them would have to be derived for one look.
    private Outcome<FunnelAnswer<Handovers.FirstTouch>> touches(Asked asked) {
        return handovers.firstTouch(asked.tenant, asked.question.asOfNow());
    }

    private Outcome<FunnelAnswer<FunnelRow.Coverage>> coverage(Asked asked) {
        var target = asked.named.target(clock.instant());
        return funnel.coverage(asked.tenant, asked.question, target);
    }

    private Outcome<FunnelAnswer<FunnelRow.Loss>> losses(Asked asked) {
        return funnel.bottleneck(asked.tenant, asked.question, clock.instant());
    }
}
