package seihon.revenue.lineage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import seihon.domain.Outcome;
import seihon.domain.Refusal;
import seihon.domain.TenantId;
import seihon.metrics.Explanation.Step;
import seihon.revenue.Funnel;
import seihon.revenue.Funnel.Basis;
import seihon.revenue.Funnel.Target;
import seihon.revenue.Funnel.Way;
import seihon.revenue.Funnel.WinBasis;
import seihon.revenue.FunnelAnswer;
import seihon.revenue.FunnelRow;
import seihon.revenue.Handovers;

/// Asks for a figure once more and lists the numbers it is made of.
@Component
class Calculation {

    private static final String COUNT = "count";
    private static final String RATE = "rate";

    private final Funnel funnel;
    private final Handovers handovers;

    Calculation(Funnel funnel, Handovers handovers) {
        this.funnel = funnel;
        this.handovers = handovers;
    }

    /// `value` is empty when the figure is undefined or is several numbers.
    record Result(Optional<BigDecimal> value, String unit, List<Step> steps) {
        Result {
            steps = List.copyOf(steps);
        }
    }

    Result of(TenantId tenant, Named named) {
        return switch (named.measure()) {
            case "flow" -> flow(tenant, named);
            case "conversion" -> conversion(tenant, named);
            case "win-rate" -> wins(tenant, named);
            case "first-touch" -> touches(tenant, named);
            case "coverage" -> coverage(tenant, named);
            default -> new Result(Optional.empty(), COUNT, List.of());
        };
    }

    private Result flow(TenantId tenant, Named named) {
        var stage = named.text("stage").orElse("");
        return rows(funnel.flow(tenant, named.question())).stream()
                .filter(row -> row.stage().equals(stage))
                .findFirst()
                .map(Calculation::flow)
                .orElse(new Result(Optional.empty(), COUNT, List.of()));
    }

    private static Result flow(FunnelRow.Flow row) {
        var steps = new ArrayList<Step>();
        steps.add(step("revenue.why.open", row.open()));
        steps.add(step("revenue.why.in", row.in()));
        steps.add(step("revenue.why.out", row.out()));
        row.amounts()
                .ifPresent(amounts -> {
                    steps.add(step("revenue.why.open-amount", amounts.open(), amounts.unit()));
                    steps.add(step("revenue.why.in-amount", amounts.in(), amounts.unit()));
                    steps.add(step("revenue.why.out-amount", amounts.out(), amounts.unit()));
                    steps.add(step("revenue.why.revalued", amounts.revalued(), amounts.unit()));
                    steps.add(step("revenue.why.close-amount", amounts.close(), amounts.unit()));
                });
        return new Result(Optional.of(BigDecimal.valueOf(row.close())), COUNT, steps);
    }

    private Result conversion(TenantId tenant, Named named) {
        var basis =
                switch (named.text("basis").orElse("cohort")) {
                    case "flow" -> Basis.FLOW;
                    case "cohort_strict" -> Basis.COHORT_STRICT;
                    default -> Basis.COHORT;
                };
        var way =
                new Way(
                        named.text("from_stage").orElse(""),
                        named.text("to_stage").orElse(""),
                        basis,
                        named.count("within_days"));
        return rows(funnel.conversion(tenant, named.question(), way)).stream()
                .findFirst()
                .map(row ->
                        new Result(
                                row.rate(),
                                RATE,
                                List.of(
                                        step("revenue.why.entered", row.entered()),
                                        step("revenue.why.reached", row.reached()))))
                .orElse(new Result(Optional.empty(), RATE, List.of()));
    }

    private Result wins(TenantId tenant, Named named) {
        var basis =
                switch (named.text("basis").orElse("count")) {
                    case "amount" -> WinBasis.AMOUNT;
                    case "list_amount" -> WinBasis.LIST_AMOUNT;
                    default -> WinBasis.COUNT;
                };
        return rows(funnel.winRate(tenant, named.question(), basis)).stream()
                .findFirst()
                .map(Calculation::wins)
                .orElse(new Result(Optional.empty(), RATE, List.of()));
    }

    private static Result wins(FunnelRow.Wins row) {
        var unit = row.unit().orElse(COUNT);
        var steps = new ArrayList<Step>();
        steps.add(step("revenue.why.closed", row.closed()));
        steps.add(step("revenue.why.won", row.won()));
        if (row.amountClosed().isPresent()) {
            steps.add(step("revenue.why.closed-amount", row.amountClosed(), unit));
            steps.add(step("revenue.why.won-amount", row.amountWon(), unit));
            steps.add(step("revenue.why.without-amount", row.withoutAmount()));
        }
        return new Result(row.rate(), RATE, steps);
    }

    private Result touches(TenantId tenant, Named named) {
        return rows(handovers.firstTouch(tenant, named.question())).stream()
                .findFirst()
                .map(row ->
                        new Result(
                                row.minutes().map(took -> BigDecimal.valueOf(took.median())),
                                "minutes",
                                List.of(
                                        step("revenue.why.hot", row.hot()),
                                        step("revenue.why.touched", row.touched()),
                                        step("revenue.why.within-hour", row.withinHour()))))
                .orElse(new Result(Optional.empty(), "minutes", List.of()));
    }

    private Result coverage(TenantId tenant, Named named) {
        var at = named.moment("at").orElse(Instant.EPOCH);
        var target = new Target(at, named.amount("target"));
        return rows(funnel.coverage(tenant, named.question(), target)).stream()
                .findFirst()
                .map(row ->
                        new Result(
                                row.rate(),
                                RATE,
                                List.of(
                                        step(
                                                "revenue.why.expected",
                                                row.expected().amount(),
                                                row.unit()),
                                        step("revenue.why.target", row.target(), row.unit()),
                                        step("revenue.why.won-already", row.won(), row.unit()),
                                        step("revenue.why.dead", row.dead().amount(), row.unit()))))
                .orElse(new Result(Optional.empty(), RATE, List.of()));
    }

    private static Step step(String label, long count) {
        return step(label, BigDecimal.valueOf(count), COUNT);
    }

    private static Step step(String label, BigDecimal value, String unit) {
        return step(label, Optional.of(value), unit);
    }

    private static Step step(String label, Optional<BigDecimal> value, String unit) {
        return new Step(Refusal.of(label), value, unit, Optional.empty());
    }

    /// Nothing when the question is refused: the explanation then shows facts alone.
    private static <R> List<R> rows(Outcome<FunnelAnswer<R>> outcome) {
        return outcome instanceof Outcome.Done<FunnelAnswer<R>>(FunnelAnswer.Ready<R>(var rows, _))
                ? rows
                : List.of();
    }
}
