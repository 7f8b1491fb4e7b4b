package seihon.revenue.board;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import seihon.domain.Person;
import seihon.domain.TenantId;
import seihon.ledger.Generations;
import seihon.ledger.Lag;
import seihon.metrics.Figure;
import seihon.revenue.Bottleneck;
import seihon.revenue.Funnel;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow.Flow;
import seihon.revenue.Headlines;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.StageModel.StageKind;
import seihon.revenue.board.BoardDesk.Ground;
import seihon.revenue.board.BoardDesk.Visit;

/// The figures that open the day.
@Component
class HeadlineDesk implements Headlines {

    private static final int MOST_STRIPS = 12;
    private static final int MOST_KEPT = 50;

    private final Funnel funnel;
    private final Generations generations;
    private final Lag lag;
    private final OverdueStore overdue;
    private final MessageSource messages;

    private final Cache<Key, Optional<Headline>> kept =
            Caffeine.newBuilder().maximumSize(MOST_KEPT).build();

    HeadlineDesk(
            Funnel funnel,
            Generations generations,
            Lag lag,
            OverdueStore overdue,
            MessageSource messages) {
        this.funnel = funnel;
        this.generations = generations;
        this.lag = lag;
        this.overdue = overdue;
        this.messages = messages;
    }

    private record Key(
            TenantId tenant, String model, int gen, long size, Locale language, LocalDate day) {}

    @Override
    public Optional<Headline> today(Person me, Locale language, Instant now) {
        return funnel.models(me.tenant()).stream()
                .filter(StageModel::hasWon)
                .findFirst()
                .flatMap(model -> headline(new Visit(me, language, now, Map.of()), model));
    }

    private static Optional<Stage> won(StageModel model) {
        return model.stages().stream().filter(stage -> stage.kind() == StageKind.WON).findFirst();
    }

    /// Where everything is derived as far as the ledger goes, its length and the day say all
    /// figures but those that grow old by themselves.
    private Optional<Headline> headline(Visit visit, StageModel model) {
        var reading = lag.of(visit.tenant());
        var today = visit.now().atZone(model.zone()).toLocalDate();
        if (reading.lag() > 0) {
            return laid(visit, model, today, reading);
        }
        var key =
                new Key(
                        visit.tenant(),
                        model.id(),
                        generations.live(visit.tenant(), "revenue/" + model.id()),
                        reading.size(),
                        visit.language(),
                        today);
        return kept.get(key, _ -> laid(visit, model, today, reading))
                .map(headline -> headline.with(stalled(visit, model)));
    }

    private Optional<Headline> laid(
            Visit visit, StageModel model, LocalDate today, Lag.Reading reading) {
        var months = Months.last(BoardQuestion.PERIODS, Grain.MONTH, today);
        var question = BoardQuestion.of(model, Map.of());
        var ground = new Ground(visit, model, question, months, List.of());
        var flow = Answered.now(funnel.flow(visit.tenant(), question.between(months)));
        if (flow.rows().stream().allMatch(HeadlineDesk::isEmpty)) {
            return Optional.empty();
        }
        var bottleneck = BalanceDesk.bottleneck(funnel, ground);
        var worst = bottleneck.map(Bottleneck::stage).orElse("");
        return Optional.of(
                new Headline(
                        model.id(),
                        model.title(visit.language()),
                        reading.size(),
                        reading.isHealthy(),
                        amounts(ground, flow.rows()),
                        rates(ground),
                        stalled(visit, model),
                        strips(ground, flow.rows(), worst),
                        balances(ground, flow.rows()),
                        trend(ground),
                        bottleneck,
                        bottleneck.map(Bottleneck::title),
                        WinDesk.coverage(funnel, ground, Optional.empty()),
                        flow.stamp()));
    }

    private static boolean isEmpty(Flow row) {
        return row.open() == 0 && row.in() == 0 && row.close() == 0;
    }

    private static Amounts amounts(Ground ground, List<Flow> rows) {
        var byStage = Matrix.byStage(rows);
        var months = ground.months();
        var wonRows = byStage.getOrDefault(won(ground.model()).orElseThrow().id(), Map.of());
        var now = Optional.ofNullable(wonRows.get(months.last()));
        var before = Optional.ofNullable(wonRows.get(months.lastClosed()));
        var isMoney = ground.model().unit().isPresent();
        var open =
                ground.model().openStages().stream()
                        .flatMap(stage ->
                                Stream.ofNullable(
                                        byStage.getOrDefault(stage, Map.of()).get(months.last())))
                        .toList();
        return new Amounts(
                now.map(Flow::in).orElse(0L),
                before.map(Flow::in).orElse(0L),
                now.flatMap(Flow::amounts).map(each -> each.in()),
                open.stream().mapToLong(Flow::close).sum(),
                open.stream()
                        .flatMap(row -> row.amounts().stream())
                        .map(each -> each.close())
                        .reduce(BigDecimal::add),
                ground.model().unit().orElse(""),
                why(now, isMoney ? "in_amount" : "in"),
                open.stream().findFirst().map(row -> openWhy(row, isMoney)).orElse(""));
    }

    private static String why(Optional<Flow> row, String measure) {
        return row.map(each -> Figure.measuring(each.why(), measure)).orElse("");
    }

    /// Of the stages together in which opportunities are open.
    private static String openWhy(Flow row, boolean isMoney) {
        var figure = Figure.at(row.why()).without("stage").with("stages", "open");
        return figure.with(Figure.MEASURE, isMoney ? "close_amount" : "close").address();
    }

    private Rates rates(Ground ground) {
        var closed = ground.months().closed();
        var question = ground.question().between(closed).every(Grain.TOTAL);
        var rows =
                Answered.rows(funnel.winRate(ground.visit().tenant(), question, WinBasis.AMOUNT));
        return rows.stream()
                .findFirst()
                .map(row ->
                        new Rates(
                                WinDesk.byCount(row),
                                WinDesk.byAmount(row),
                                row.closed(),
                                row.won(),
                                WinDesk.countWhy(row.why()),
                                row.why()))
                .orElse(new Rates(Optional.empty(), Optional.empty(), 0, 0, "", ""));
    }

    private Stalled stalled(Visit visit, StageModel model) {
        var sum = overdue.sum(visit.tenant(), model, visit.now());
        return new Stalled(
                sum.count(), model.unit().map(_ -> sum.amount()), model.unit().orElse(""));
    }

    private List<Strip> strips(Ground ground, List<Flow> rows, String worst) {
        var byStage = Matrix.byStage(rows);
        var stages =
                Stream.concat(
                                ground.model().ranked().stream(),
                                ground.model().stages().stream()
                                        .filter(stage -> stage.kind() == StageKind.RECYCLE))
                        .distinct()
                        .limit(MOST_STRIPS)
                        .toList();
        return stages.stream()
                .map(stage ->
                        strip(ground, stage, byStage.getOrDefault(stage.id(), Map.of()), worst))
                .toList();
    }

    private Strip strip(Ground ground, Stage stage, Map<String, Flow> rows, String worst) {
        var months = ground.months();
        var all =
                months.periods().stream()
                        .map(period -> Optional.ofNullable(rows.get(period.label())))
                        .toList();
        var now = all.getLast();
        var isWon = stage.isTerminal();
        var balance = isWon ? counts(all, Flow::in) : counts(all, Flow::close);
        var language = ground.visit().language();
        var data =
                Charts.data(
                        new Charts.Shape(isWon ? "mini" : "strip", "count", true),
                        months.labels(language),
                        isWon
                                ? List.of(series("revenue.matrix.in", "balance", balance, language))
                                : List.of(
                                        series(
                                                "revenue.matrix.close",
                                                "balance",
                                                balance,
                                                language),
                                        series(
                                                "revenue.matrix.in",
                                                "in",
                                                counts(all, Flow::in),
                                                language),
                                        series(
                                                "revenue.matrix.out",
                                                "out",
                                                counts(all, Flow::out),
                                                language)));
        return new Strip(
                stage.id(),
                stage.title(language),
                isWon,
                balance.getLast(),
                balance.get(balance.size() - 2),
                now.map(Flow::in).orElse(0L),
                now.map(Flow::out).orElse(0L),
                stage.id().equals(worst),
                data,
                new Whys(why(now, isWon ? "in" : "close"), why(now, "in"), why(now, "out")));
    }

    private Charts.Series series(String key, String role, List<Long> values, Locale language) {
        return new Charts.Series(
                messages.getMessage(key, null, language),
                role,
                values.stream().map(value -> Charts.count(value, "")).toList());
    }

    private static List<Long> counts(
            List<Optional<Flow>> rows, java.util.function.ToLongFunction<Flow> which) {
        return rows.stream().map(row -> row.map(which::applyAsLong).orElse(0L)).toList();
    }

    /// The table beside the strips: balances of all stages by month.
    private static Chart balances(Ground ground, List<Flow> rows) {
        var byStage = Matrix.byStage(rows);
        var series =
                ground.model().ranked().stream()
                        .filter(stage -> !stage.isTerminal())
                        .map(stage ->
                                new Charts.Series(
                                        stage.title(ground.visit().language()),
                                        "other",
                                        balances(
                                                ground,
                                                byStage.getOrDefault(stage.id(), Map.of()))))
                        .toList();
        return Charts.chart(
                new Charts.Shape("lines", "count", true),
                ground.months().labels(ground.visit().language()),
                series);
    }

    private static List<Point> balances(Ground ground, Map<String, Flow> rows) {
        return ground.months().periods().stream()
                .map(period -> Optional.ofNullable(rows.get(period.label())))
                .map(row -> Charts.count(row.map(Flow::close).orElse(0L), why(row, "close")))
                .toList();
    }

    private Chart trend(Ground ground) {
        var closed = ground.months().closed();
        return WinDesk.trend(
                funnel,
                messages,
                ground,
                ground.question().between(closed),
                closed.labels(ground.visit().language()));
    }
}
