package seihon.revenue.funnel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import seihon.docs.Documents;
import seihon.docs.Documents.Loaded;
import seihon.domain.Outcome;
import seihon.domain.TenantId;
import seihon.revenue.CaseHistory;
import seihon.revenue.Funnel;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow;
import seihon.revenue.StageModel;

/// The one door for questions: opens them and hands them to whoever computes the figure.
@Component
class StoredFunnel implements Funnel {

    private final Documents documents;
    private final Inquiries inquiries;
    private final FlowFigures flows;
    private final ConversionFigures conversions;
    private final MoveFigures moves;
    private final SpanFigures spans;
    private final WinFigures wins;
    private final VelocityFigures velocities;
    private final LossFigures losses;
    private final CaseFigures cases;
    private final ReachFigures reaches;
    private final CoverageFigures coverages;

    StoredFunnel(
            Documents documents,
            Inquiries inquiries,
            FlowFigures flows,
            ConversionFigures conversions,
            MoveFigures moves,
            SpanFigures spans,
            WinFigures wins,
            VelocityFigures velocities,
            LossFigures losses,
            CaseFigures cases,
            ReachFigures reaches,
            CoverageFigures coverages) {
        this.documents = documents;
        this.inquiries = inquiries;
        this.flows = flows;
        this.conversions = conversions;
        this.moves = moves;
        this.spans = spans;
        this.wins = wins;
        this.velocities = velocities;
        this.losses = losses;
        this.cases = cases;
        this.reaches = reaches;
        this.coverages = coverages;
    }

    @Override
    public List<StageModel> models(TenantId tenant) {
        return documents.all(tenant, StageModel.class).stream()
                .map(Loaded::value)
                .sorted(Comparator.comparing(model -> !model.hasWon()))
                .toList();
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Flow>> flow(TenantId tenant, FunnelQuestion question) {
        return inquiries.answer(tenant, question, flows::rows);
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Conversion>> conversion(
            TenantId tenant, FunnelQuestion question, Way way) {
        return inquiries.answer(tenant, question, inquiry -> conversions.rows(inquiry, way));
    }

    @Override
    public Outcome<FunnelAnswer<List<FunnelRow.Conversion>>> conversionWithin(
            TenantId tenant, FunnelQuestion question, Way way, List<Integer> days) {
        return inquiries.answer(tenant, question, inquiry -> conversions.rows(inquiry, way, days));
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Move>> moves(TenantId tenant, FunnelQuestion question) {
        return undivided(question)
                .then(asked -> inquiries.answer(tenant, asked.every(Grain.TOTAL), moves::rows));
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.MoveSummary>> moveSummary(
            TenantId tenant, FunnelQuestion question) {
        return undivided(question)
                .then(asked -> inquiries.answer(tenant, asked.every(Grain.TOTAL), moves::summary));
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Span>> dwell(
            TenantId tenant, FunnelQuestion question, TimeUnit unit) {
        return inquiries.answer(
                tenant, question.every(Grain.TOTAL), inquiry -> spans.dwell(inquiry, unit));
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Span>> leadTime(
            TenantId tenant, FunnelQuestion question, Lead lead) {
        return inquiries.answer(
                tenant, question.every(Grain.TOTAL), inquiry -> spans.lead(inquiry, lead));
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Stalled>> stalled(
            TenantId tenant, FunnelQuestion question, Instant at, List<Integer> limitDays) {
        return undivided(question)
                .then(asked ->
                        inquiries.answer(
                                tenant, asked, inquiry -> spans.stalled(inquiry, at, limitDays)));
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Wins>> winRate(
            TenantId tenant, FunnelQuestion question, WinBasis basis) {
        return inquiries.answer(tenant, question, inquiry -> wins.rows(inquiry, basis));
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Velocity>> velocity(
            TenantId tenant, FunnelQuestion question, Instant at) {
        return ofWholeWindow(question)
                .then(asked ->
                        inquiries.answer(
                                tenant,
                                asked,
                                opened ->
                                        Outcome.done(
                                                VelocityFigures.windowed(
                                                        asked, dayAfter(opened, at))),
                                inquiry -> velocities.rows(inquiry, at)));
    }

    /// Of all cases, or of those with one value: some figures mean nothing value by value.
    static Outcome<FunnelQuestion> undivided(FunnelQuestion question) {
        return question.by().isEmpty()
                ? Outcome.done(question)
                : Outcome.refused("revenue.question.by-invalid", String.join(", ", question.by()));
    }

    /// The same with both ends of its window, or with none.
    private static Outcome<FunnelQuestion> ofWholeWindow(FunnelQuestion question) {
        return question.from().isPresent() == question.to().isPresent()
                ? undivided(question)
                : Outcome.refused("revenue.question.half-window-invalid");
    }

    /// At the last moment of a day that day is over.
    private static LocalDate dayAfter(Inquiry opened, Instant at) {
        return at.plus(Window.MOMENT).atZone(opened.zone()).toLocalDate();
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Loss>> bottleneck(
            TenantId tenant, FunnelQuestion question, Instant now) {
        return ofWholeWindow(question)
                .then(asked ->
                        inquiries.answer(
                                tenant,
                                asked,
                                opened ->
                                        LossFigures.windowed(
                                                asked, now.atZone(opened.zone()).toLocalDate()),
                                losses::rows));
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Reach>> reach(TenantId tenant, FunnelQuestion question) {
        return inquiries.answer(tenant, question.every(Grain.TOTAL), reaches::rows);
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Listed>> listed(
            TenantId tenant, FunnelQuestion question, Listing listing) {
        return undivided(question)
                .then(asked ->
                        inquiries.answer(
                                tenant,
                                asked.every(Grain.TOTAL),
                                inquiry -> moves.listed(inquiry, listing)));
    }

    @Override
    public Outcome<FunnelAnswer<FunnelRow.Coverage>> coverage(
            TenantId tenant, FunnelQuestion question, Target target) {
        return ofWholeWindow(question)
                .then(asked ->
                        inquiries.answer(
                                tenant,
                                asked,
                                opened ->
                                        Outcome.done(
                                                CoverageFigures.windowed(
                                                        asked,
                                                        target.at()
                                                                .atZone(opened.zone())
                                                                .toLocalDate())),
                                inquiry -> coverages.rows(inquiry, target)));
    }

    @Override
    public Outcome<FunnelAnswer<CaseHistory>> history(
            TenantId tenant, FunnelQuestion question, String caseId) {
        return inquiries.answer(
                tenant, question, inquiry -> cases.history(inquiry, caseId).map(List::of));
    }
}
