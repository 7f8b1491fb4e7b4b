package seihon.revenue.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import seihon.docs.Effect.Cell;
import seihon.docs.Effect.Comparison;
import seihon.docs.Effect.Line;
import seihon.docs.Effect.Measure;
import seihon.docs.Effect.Preview;
import seihon.docs.Effect.Title;
import seihon.domain.Refusal;

/// One sentence for a whole comparison.
class EffectRulesTest {

    private static final List<Measure> MEASURES =
            List.of(
                    new Measure("close", "revenue.effect.close", "count"),
                    new Measure("close_amount", "revenue.effect.close-amount", "JPY"),
                    new Measure("in", "revenue.effect.in", "count"));

    private final List<Line> lines = new ArrayList<>();

    private static Cell cell(long before, long after) {
        return new Cell(BigDecimal.valueOf(before), BigDecimal.valueOf(after));
    }

    private static Line line(String ja, String en, Cell close, Cell amount, Cell in) {
        return new Line(
                en, new Title(ja, en), List.of(List.of(close), List.of(amount), List.of(in)));
    }

    private Refusal said(Locale language) {
        var comparison =
                new Comparison(
                        "sales",
                        new Title("営業", "Sales"),
                        List.of(YearMonth.of(2026, 10)),
                        MEASURES,
                        lines);
        return EffectRules.sentence(new Preview(812, List.of(comparison)), language);
    }

    private static Refusal thousandYen(long thousands) {
        return Refusal.of("revenue.effect.thousand-yen", thousands);
    }

    @Test
    void whatChangesNothingSaysSo() {
        lines.add(line("商談", "Deals", cell(12, 12), cell(100, 100), cell(3, 3)));

        assertThat(said(Locale.JAPANESE)).isEqualTo(Refusal.of("revenue.effect.nothing", 6));
    }

    @Test
    void theStageWithTheMostMoneyIsNamed() {
        lines.add(line("有効", "Qualified", cell(10, 40), cell(0, 500_000), cell(1, 2)));
        lines.add(line("商談", "Deals", cell(33, 21), cell(9_000_000, 600_000), cell(3, 3)));

        assertThat(said(Locale.JAPANESE))
                .isEqualTo(
                        Refusal.of(
                                "revenue.effect.and-others",
                                Refusal.of("revenue.effect.fewer", "商談", 12L, thousandYen(8_400)),
                                1));
        assertThat(said(Locale.ENGLISH).arguments().getFirst().toString()).contains("Deals");
    }

    @Test
    void casesAndMoneyMayGoApart() {
        lines.add(line("商談", "Deals", cell(10, 12), cell(9_000, 5_000), cell(3, 3)));

        assertThat(said(Locale.JAPANESE))
                .isEqualTo(Refusal.of("revenue.effect.more-for-less", "商談", 2L, thousandYen(4)));
    }

    @Test
    void withoutMoneyCasesCount() {
        lines.add(line("商談", "Deals", cell(10, 12), cell(0, 0), cell(3, 3)));
        lines.add(line("提案", "Proposals", cell(10, 5), cell(0, 0), cell(3, 3)));

        assertThat(said(Locale.JAPANESE))
                .isEqualTo(
                        Refusal.of(
                                "revenue.effect.and-others",
                                Refusal.of("revenue.effect.fewer-cases", "提案", 5L),
                                1));
    }

    @Test
    void aMonthThatWasPassedThroughIsAChangeToo() {
        lines.add(line("商談", "Deals", cell(10, 10), cell(0, 0), cell(3, 4)));

        assertThat(said(Locale.JAPANESE)).isEqualTo(Refusal.of("revenue.effect.moves-only", 1L));
    }
}
