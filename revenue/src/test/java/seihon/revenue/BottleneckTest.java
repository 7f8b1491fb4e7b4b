package seihon.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import seihon.revenue.Bottleneck.Factor;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.StageModel.StageKind;

class BottleneckTest {

    private static final StageModel SALES =
            new StageModel(
                    "sales",
                    "商談",
                    Optional.empty(),
                    ZoneId.of("Asia/Tokyo"),
                    "case",
                    Set.of(),
                    Optional.of("JPY"),
                    List.of(),
                    Optional.of("OPP"),
                    Optional.empty(),
                    Set.of(),
                    StageModel.Touch.NONE,
                    List.of(
                            new Stage(
                                    "OPP",
                                    "商談中",
                                    Optional.empty(),
                                    StageKind.RANKED,
                                    OptionalInt.of(1),
                                    Optional.empty(),
                                    false,
                                    false,
                                    OptionalInt.empty(),
                                    List.of())));

    @Test
    void whatIsListedMultipliesToTheLoss() {
        var yields = card("20", "15");
        var waits = card("20", "25");

        assertThat(yields.waits()).isFalse();
        assertThat(result(yields)).isEqualByComparingTo(yields.loss()).isEqualByComparingTo("20");
        assertThat(waits.waits()).isTrue();
        assertThat(result(waits)).isEqualByComparingTo(waits.loss()).isEqualByComparingTo("25");
    }

    /// 100 came, a fifth less than could be went on; 60 stand where 10 would do.
    private static Bottleneck card(String yielding, String waiting) {
        var yield = new BigDecimal(yielding);
        var wait = new BigDecimal(waiting);
        var loss =
                new FunnelRow.Loss(
                        "OPP",
                        "2026-01-01",
                        "2026-12-31",
                        100,
                        true,
                        rate("0.3"),
                        rate("0.5"),
                        rate("1"),
                        new BigDecimal("60"),
                        new BigDecimal("10"),
                        rate("1"),
                        Optional.of(wait.divide(new BigDecimal("50"))),
                        Optional.of(yield),
                        Optional.of(wait),
                        Optional.of(yield.max(wait)),
                        FunnelRow.Place.BOTTLENECK,
                        rate("1"),
                        Optional.of("JPY"),
                        "");
        var period = new Bottleneck.Period("26/1", "26/12", "");
        return Bottleneck.of(SALES, List.of(loss), period, Locale.JAPANESE).orElseThrow();
    }

    private static Optional<BigDecimal> rate(String number) {
        return Optional.of(new BigDecimal(number));
    }

    private static BigDecimal result(Bottleneck card) {
        return card.calculation().stream()
                .reduce(BigDecimal.ZERO, BottleneckTest::apply, BigDecimal::add);
    }

    private static BigDecimal apply(BigDecimal so, Factor factor) {
        return switch (factor.sign()) {
            case "" -> factor.value();
            case "−" -> so.subtract(factor.value());
            default -> so.multiply(factor.value());
        };
    }
}
