package seihon.revenue;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// THE one bottleneck (ボトルネック): the stage with the largest loss, how it is calculated, and the
/// runner-up. `waits` tells which of the two losses is the larger: cases that stand too long, or
/// cases that do not go on.
public record Bottleneck(
        String stage,
        String title,
        boolean waits,
        BigDecimal loss,
        String unit,
        List<Factor> calculation,
        Optional<RunnerUp> runnerUp,
        Period period,
        String why) {

    public Bottleneck {
        calculation = List.copyOf(calculation);
    }

    /// One line of the calculation, joined by `sign` (empty on the first). `label` is a message
    /// key; `unit` as for figures (`count`, `rate`, `points`, a currency).
    public record Factor(String sign, String label, BigDecimal value, String unit) {}

    public record RunnerUp(String title, boolean waits, BigDecimal loss, String unit) {}

    /// Empty when no stage loses anything, or there is not enough to say.
    public static Optional<Bottleneck> of(
            StageModel model, List<FunnelRow.Loss> losses, Period period, Locale language) {
        return at(losses, FunnelRow.Place.BOTTLENECK)
                .map(worst ->
                        new Bottleneck(
                                worst.stage(),
                                title(model, worst, language),
                                waits(worst),
                                worst.loss().orElse(BigDecimal.ZERO),
                                worst.unit().orElse("count"),
                                waits(worst) ? waiting(worst) : yielding(worst),
                                at(losses, FunnelRow.Place.RUNNER_UP)
                                        .map(next -> runnerUp(model, next, language)),
                                period,
                                worst.why()));
    }

    /// The months looked at, as they are written, and where their rows are a file.
    public record Period(String from, String to, String csv) {}

    private static Optional<FunnelRow.Loss> at(List<FunnelRow.Loss> losses, FunnelRow.Place place) {
        return losses.stream().filter(loss -> loss.place() == place).findFirst();
    }

    private static RunnerUp runnerUp(StageModel model, FunnelRow.Loss loss, Locale language) {
        return new RunnerUp(
                title(model, loss, language),
                waits(loss),
                loss.loss().orElse(BigDecimal.ZERO),
                loss.unit().orElse("count"));
    }

    private static String title(StageModel model, FunnelRow.Loss loss, Locale language) {
        return model.stage(loss.stage()).map(stage -> stage.title(language)).orElse(loss.stage());
    }

    private static boolean waits(FunnelRow.Loss loss) {
        return loss.waitLoss()
                        .orElse(BigDecimal.ZERO)
                        .compareTo(loss.yieldLoss().orElse(BigDecimal.ZERO))
                > 0;
    }

    private static List<Factor> yielding(FunnelRow.Loss loss) {
        return List.of(
                new Factor(
                        "", "revenue.bottleneck.reached", new BigDecimal(loss.entered()), "count"),
                factor("×", "revenue.bottleneck.short", missing(loss), "points"),
                factor("×", "revenue.bottleneck.downstream", loss.downstreamRate(), "rate"),
                average(loss));
    }

    private static List<Factor> waiting(FunnelRow.Loss loss) {
        var allowed = loss.targetDwell().map(dwell -> dwell.multiply(loss.throughput()));
        return List.of(
                new Factor("", "revenue.bottleneck.balance", loss.averageBalance(), "count"),
                factor("−", "revenue.bottleneck.allowed", allowed, "count"),
                factor("×", "revenue.bottleneck.probability", loss.probability(), "rate"),
                average(loss));
    }

    private static Factor average(FunnelRow.Loss loss) {
        return factor(
                "×",
                "revenue.bottleneck.average",
                loss.averageWonAmount(),
                loss.unit().orElse("count"));
    }

    private static Optional<BigDecimal> missing(FunnelRow.Loss loss) {
        return loss.targetRate()
                .flatMap(target -> loss.rate().map(target::subtract))
                .map(missing -> missing.max(BigDecimal.ZERO));
    }

    private static Factor factor(
            String sign, String label, Optional<BigDecimal> value, String unit) {
        return new Factor(sign, label, value.orElse(BigDecimal.ZERO), unit);
    }
}
