package seihon.revenue.funnel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Finds the one bottleneck. A stage loses cases by passing on fewer than it could (yield) and by
/// keeping more of them waiting than it needs to (wait); both are worth what a win is worth, times
/// the chance to come to it. What it could do is its own best month. Source: revenue.md, "THE one
/// bottleneck".
final class LossRules {

    /// Fewer cases are not enough to speak of a stage or a month.
    static final long ENOUGH = 30;

    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final MathContext DIGITS = MathContext.DECIMAL64;

    private LossRules() {}

    /// First visits to a stage in a month, how many of them came further, how many won.
    record Cohort(String stage, int month, long entered, long passed, long won) {}

    /// A stage's balance and outflow in a month.
    record Balance(String stage, long open, long close, long out) {

        BigDecimal average() {
            return BigDecimal.valueOf(open + close).divide(TWO, DIGITS);
        }
    }

    /// What a stage loses, in wins; amounts follow.
    record Loss(
            String stage,
            long entered,
            Optional<BigDecimal> rate,
            Optional<BigDecimal> targetRate,
            Optional<BigDecimal> downstream,
            BigDecimal averageBalance,
            BigDecimal throughput,
            Optional<BigDecimal> targetDwell,
            Optional<BigDecimal> probability,
            Optional<BigDecimal> yieldLoss,
            Optional<BigDecimal> waitLoss) {

        boolean isEnough() {
            return entered >= ENOUGH && (yieldLoss.isPresent() || waitLoss.isPresent());
        }

        /// The larger of the two.
        Optional<BigDecimal> largest() {
            return isEnough()
                    ? Optional.of(
                            yieldLoss.orElse(BigDecimal.ZERO).max(waitLoss.orElse(BigDecimal.ZERO)))
                    : Optional.empty();
        }
    }

    /// Stages in rank order.
    static List<Loss> losses(List<String> stages, List<Cohort> cohorts, List<Balance> balances) {
        var losses = new ArrayList<Loss>();
        for (int place = 0; place < stages.size(); place++) {
            var downstream = downstream(stages.subList(place + 1, stages.size()), cohorts);
            losses.add(
                    loss(stages.get(place), of(stages.get(place), cohorts), downstream, balances));
        }
        return losses;
    }

    private static List<Cohort> of(String stage, List<Cohort> cohorts) {
        return cohorts.stream().filter(cohort -> cohort.stage.equals(stage)).toList();
    }

    /// The share that comes from behind a stage to won; a stage that nobody entered takes nothing.
    private static BigDecimal downstream(List<String> stages, List<Cohort> cohorts) {
        return stages.stream()
                .map(stage -> rate(of(stage, cohorts)).orElse(BigDecimal.ONE))
                .reduce(BigDecimal.ONE, (one, other) -> one.multiply(other, DIGITS));
    }

    private static Optional<BigDecimal> rate(List<Cohort> cohorts) {
        return Rates.of(
                cohorts.stream().mapToLong(Cohort::passed).sum(),
                cohorts.stream().mapToLong(Cohort::entered).sum());
    }

    private static Loss loss(
            String stage, List<Cohort> cohorts, BigDecimal downstream, List<Balance> all) {
        var balances = all.stream().filter(balance -> balance.stage.equals(stage)).toList();
        var entered = cohorts.stream().mapToLong(Cohort::entered).sum();
        var rate = rate(cohorts);
        var targetRate =
                cohorts.stream()
                        .filter(cohort -> cohort.entered >= ENOUGH)
                        .flatMap(cohort -> Rates.of(cohort.passed, cohort.entered).stream())
                        .max(Comparator.naturalOrder());
        var targetDwell =
                balances.stream()
                        .filter(balance -> balance.out >= ENOUGH)
                        .map(balance ->
                                balance.average().divide(BigDecimal.valueOf(balance.out), DIGITS))
                        .min(Comparator.naturalOrder());
        var probability = Rates.of(cohorts.stream().mapToLong(Cohort::won).sum(), entered);
        var balance = mean(balances.stream().map(Balance::average).toList());
        var throughput = mean(balances.stream().map(each -> BigDecimal.valueOf(each.out)).toList());
        return new Loss(
                stage,
                entered,
                rate,
                targetRate,
                Optional.of(downstream),
                balance,
                throughput,
                targetDwell,
                probability,
                yieldLoss(entered, rate, targetRate, downstream),
                targetDwell.flatMap(dwell ->
                        probability.map(chance ->
                                positive(balance.subtract(throughput.multiply(dwell, DIGITS)))
                                        .multiply(chance, DIGITS))));
    }

    private static Optional<BigDecimal> yieldLoss(
            long entered,
            Optional<BigDecimal> rate,
            Optional<BigDecimal> target,
            BigDecimal downstream) {
        return rate.flatMap(is ->
                target.map(could ->
                        positive(could.subtract(is))
                                .multiply(BigDecimal.valueOf(entered), DIGITS)
                                .multiply(downstream, DIGITS)));
    }

    private static BigDecimal positive(BigDecimal number) {
        return number.max(BigDecimal.ZERO);
    }

    private static BigDecimal mean(List<BigDecimal> numbers) {
        return numbers.isEmpty()
                ? BigDecimal.ZERO
                : numbers.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(numbers.size()), DIGITS);
    }

    /// Stages that lose something, the largest loss first; of equal ones the earlier.
    static List<String> worst(List<Loss> losses) {
        return losses.stream()
                .filter(loss -> loss.largest().filter(total -> total.signum() > 0).isPresent())
                .sorted(
                        Comparator.comparing((Loss loss) -> loss.largest().orElseThrow())
                                .reversed())
                .map(Loss::stage)
                .toList();
    }
}
