package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.revenue.FunnelQuestion;
import seihon.revenue.FunnelQuestion.Grain;
import seihon.revenue.FunnelRow;
import seihon.revenue.FunnelRow.Place;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.StageModel.StageKind;
import seihon.revenue.funnel.LossRules.Balance;
import seihon.revenue.funnel.LossRules.Loss;
import seihon.revenue.funnel.LossStore.Ladder;

/// The one bottleneck of a model, with the calculation of every stage.
@Component
class LossFigures {

    private static final int WINDOW_MONTHS = 12;

    private final LossStore store;
    private final WinStore wins;
    private final FlowFigures flows;

    LossFigures(LossStore store, WinStore wins, FlowFigures flows) {
        this.store = store;
        this.wins = wins;
        this.flows = flows;
    }

    /// Whole months: those the question's ends are in, else the closed ones before `today`.
    static Outcome<FunnelQuestion> windowed(FunnelQuestion question, LocalDate today) {
        var monthly = question.every(Grain.MONTH);
        if (question.from().isEmpty() || question.to().isEmpty()) {
            var thisMonth = YearMonth.from(today);
            return Outcome.done(
                    monthly.between(
                            thisMonth.minusMonths(WINDOW_MONTHS).toString(),
                            thisMonth.minusMonths(1).toString()));
        }
        var from = question.from().flatMap(text -> Period.parse(text, Grain.TOTAL));
        var to = question.to().flatMap(text -> Period.parse(text, Grain.TOTAL));
        if (from.isEmpty() || to.isEmpty()) {
            var wrong = from.isEmpty() ? question.from() : question.to();
            return Outcome.refused("revenue.question.period-invalid", wrong.orElse(""), "2026-01");
        }
        return Outcome.done(
                monthly.between(
                        YearMonth.from(from.get().from()).toString(),
                        YearMonth.from(to.get().until().minusDays(1)).toString()));
    }

    Outcome<List<FunnelRow.Loss>> rows(Inquiry inquiry) {
        return flows.window(inquiry)
                .map(window -> window.isEmpty() ? List.of() : rows(inquiry, window));
    }

    private List<FunnelRow.Loss> rows(Inquiry inquiry, Window window) {
        var ladder = ladder(inquiry.model());
        var losses =
                LossRules.losses(
                        ladder.stages(),
                        store.cohorts(inquiry, window, ladder),
                        balances(inquiry, window));
        var worst = LossRules.worst(losses);
        var amount =
                inquiry.model()
                        .opportunity()
                        .flatMap(stage -> wins.won(inquiry, window, stage).averageAmount());
        return losses.stream().map(loss -> row(inquiry, window, loss, worst, amount)).toList();
    }

    private List<Balance> balances(Inquiry inquiry, Window window) {
        return flows.rows(inquiry, window).stream()
                .map(row -> new Balance(row.stage(), row.open(), row.close(), row.out()))
                .toList();
    }

    private static Ladder ladder(StageModel model) {
        var below =
                model.ranked().stream().filter(each -> each.kind() == StageKind.RANKED).toList();
        var highest = below.isEmpty() ? 0 : below.getLast().rank().orElseThrow();
        var wonAt =
                model.stages().stream()
                        .filter(stage -> stage.kind() == StageKind.WON)
                        .mapToInt(stage -> stage.rank().orElse(highest + 1))
                        .min()
                        .orElse(highest + 1);
        var stages = below.stream().filter(stage -> stage.rank().orElseThrow() < wonAt).toList();
        var passedAt = new ArrayList<Integer>();
        for (int place = 0; place < stages.size(); place++) {
            passedAt.add(
                    place + 1 < stages.size() ? stages.get(place + 1).rank().orElseThrow() : wonAt);
        }
        var counted =
                model.stages().stream()
                        .filter(stage -> stage.isRanked() || stage.kind() == StageKind.WON)
                        .toList();
        return new Ladder(
                stages.stream().map(Stage::id).toList(),
                passedAt,
                wonAt,
                counted.stream().map(Stage::id).toList(),
                counted.stream().map(stage -> stage.rank().orElse(wonAt)).toList());
    }

    private static FunnelRow.Loss row(
            Inquiry inquiry,
            Window window,
            Loss loss,
            List<String> worst,
            Optional<BigDecimal> amount) {
        var value = amount.orElse(BigDecimal.ONE);
        var place =
                switch (worst.indexOf(loss.stage())) {
                    case 0 -> Place.BOTTLENECK;
                    case 1 -> Place.RUNNER_UP;
                    default -> Place.NONE;
                };
        return new FunnelRow.Loss(
                loss.stage(),
                window.from().toString(),
                window.until().minusDays(1).toString(),
                loss.entered(),
                loss.isEnough(),
                loss.rate(),
                loss.targetRate(),
                loss.downstream(),
                loss.averageBalance(),
                loss.throughput(),
                loss.targetDwell(),
                loss.probability(),
                worth(loss, loss.yieldLoss(), value),
                worth(loss, loss.waitLoss(), value),
                worth(loss, loss.largest(), value),
                place,
                amount,
                amount.flatMap(_ -> inquiry.model().unit()),
                Why.figure(
                        inquiry,
                        "bottleneck",
                        List.of(),
                        java.util.Map.of(
                                "stage", loss.stage(),
                                "from", window.from().toString(),
                                "to", window.until().minusDays(1).toString())));
    }

    private static Optional<BigDecimal> worth(
            Loss loss, Optional<BigDecimal> wins, BigDecimal value) {
        return loss.isEnough() ? wins.map(each -> Rates.times(each, value)) : Optional.empty();
    }
}
