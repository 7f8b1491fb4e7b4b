package seihon.revenue.effect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import seihon.docs.Effect.Cell;
import seihon.docs.Effect.Comparison;
import seihon.docs.Effect.Line;
import seihon.docs.Effect.Measure;
import seihon.docs.Effect.Preview;
import seihon.docs.Effect.Title;
import seihon.domain.Refusal;
import seihon.revenue.StageModel;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.journal.CaseMonths.Moved;

/// Puts the two sides of a model beside each other, and a whole preview into one sentence.
final class EffectRules {

    static final int MONTHS = 6;

    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private EffectRules() {}

    /// What a cell says of a stage and a month.
    private record Counted(Measure measure, BiFunction<Side, Place, BigDecimal> value) {}

    private record Place(String stage, YearMonth month) {}

    /// The six months that end with the last one in which anything moved on either side, the
    /// present one at the latest.
    static Comparison compared(Side before, Side after, Instant now) {
        var model = after.model().or(before::model).orElseThrow();
        var present = YearMonth.from(now.atZone(model.zone()));
        var last =
                Stream.of(before, after)
                        .flatMap(side -> side.last(present).stream())
                        .max(YearMonth::compareTo)
                        .orElse(present);
        var months =
                IntStream.range(0, MONTHS)
                        .mapToObj(back -> last.minusMonths(MONTHS - 1L - back))
                        .toList();
        var counted = counted(before, after);
        return new Comparison(
                model.id(),
                new Title(model.titleJa(), model.titleEn().orElse(model.titleJa())),
                months,
                counted.stream().map(Counted::measure).toList(),
                stages(before, after).stream()
                        .map(stage -> line(stage, months, counted, before, after))
                        .toList());
    }

    private static List<Counted> counted(Side before, Side after) {
        var counted = new ArrayList<Counted>();
        counted.add(standing("close", "revenue.effect.close", Moved::standing));
        var unit = unit(before, after);
        unit.ifPresent(of ->
                counted.add(
                        money(
                                "close_amount",
                                "revenue.effect.close-amount",
                                of,
                                (side, at) -> side.until(at.stage, at.month).standingAmount())));
        counted.add(moving("in", "revenue.effect.in", Moved::in));
        counted.add(moving("out", "revenue.effect.out", Moved::out));
        unit.ifPresent(of -> {
            counted.add(
                    money(
                            "in_amount",
                            "revenue.effect.in-amount",
                            of,
                            (side, at) -> side.in(at.stage, at.month).inAmount()));
            counted.add(
                    money(
                            "out_amount",
                            "revenue.effect.out-amount",
                            of,
                            (side, at) -> side.in(at.stage, at.month).outAmount()));
        });
        return counted;
    }

    private static Counted standing(String name, String label, ToLongFunction<Moved> count) {
        return new Counted(
                new Measure(name, label, "count"),
                (side, at) ->
                        BigDecimal.valueOf(count.applyAsLong(side.until(at.stage, at.month))));
    }

    private static Counted moving(String name, String label, ToLongFunction<Moved> count) {
        return new Counted(
                new Measure(name, label, "count"),
                (side, at) -> BigDecimal.valueOf(count.applyAsLong(side.in(at.stage, at.month))));
    }

    private static Counted money(
            String name, String label, String unit, BiFunction<Side, Place, BigDecimal> amount) {
        return new Counted(new Measure(name, label, unit), amount);
    }

    /// Both units when the change replaces one by another.
    private static Optional<String> unit(Side before, Side after) {
        var units =
                Stream.of(before, after)
                        .flatMap(side -> side.model().flatMap(StageModel::unit).stream())
                        .distinct()
                        .toList();
        return units.isEmpty() ? Optional.empty() : Optional.of(String.join(" → ", units));
    }

    /// In the order of the proposed model, then those that go.
    private static List<Stage> stages(Side before, Side after) {
        var stages = new ArrayList<Stage>();
        after.model().ifPresent(model -> stages.addAll(model.stages()));
        before.model().stream()
                .flatMap(model -> model.stages().stream())
                .filter(stage -> stages.stream().noneMatch(kept -> kept.id().equals(stage.id())))
                .toList()
                .forEach(stages::add);
        return stages;
    }

    private static Line line(
            Stage stage, List<YearMonth> months, List<Counted> counted, Side before, Side after) {
        return new Line(
                stage.id(),
                new Title(stage.titleJa(), stage.titleEn().orElse(stage.titleJa())),
                counted.stream()
                        .map(each ->
                                months.stream()
                                        .map(month -> new Place(stage.id(), month))
                                        .map(at ->
                                                new Cell(
                                                        each.value.apply(before, at),
                                                        each.value.apply(after, at)))
                                        .toList())
                        .toList());
    }

    /// The difference that one stage makes at the end of the last month.
    private record Difference(Title stage, BigDecimal cases, Optional<Money> money) {

        private static final Comparator<Difference> SIZE =
                Comparator.comparing(Difference::worth).thenComparing(each -> each.cases.abs());

        private BigDecimal worth() {
            return money.map(Money::amount).orElse(BigDecimal.ZERO).abs();
        }

        boolean isNone() {
            return cases.signum() == 0 && worth().signum() == 0;
        }
    }

    private record Money(BigDecimal amount, String unit) {}

    /// Names the stage whose balance moves most at the end of the last month, in money before
    /// cases.
    static Refusal sentence(Preview preview, Locale language) {
        if (!preview.isChange()) {
            return Refusal.of("revenue.effect.nothing", MONTHS);
        }
        var differences =
                preview.comparisons().stream()
                        .flatMap(each -> each.lines().stream().map(line -> atTheEnd(each, line)))
                        .filter(each -> !each.isNone())
                        .toList();
        if (differences.isEmpty()) {
            return Refusal.of("revenue.effect.moves-only", changedCells(preview));
        }
        var largest = differences.getFirst();
        for (var each : differences) {
            if (Difference.SIZE.compare(each, largest) > 0) {
                largest = each;
            }
        }
        var others = differences.size() - 1;
        return others == 0
                ? said(largest, language)
                : Refusal.of("revenue.effect.and-others", said(largest, language), others);
    }

    private static long changedCells(Preview preview) {
        return preview.comparisons().stream()
                .flatMap(each -> each.lines().stream())
                .flatMap(line -> line.cells().stream())
                .flatMap(List::stream)
                .filter(Cell::isChange)
                .count();
    }

    private static Difference atTheEnd(Comparison comparison, Line line) {
        var cases = BigDecimal.ZERO;
        Optional<Money> money = Optional.empty();
        for (int at = 0; at < comparison.measures().size(); at++) {
            var measure = comparison.measures().get(at);
            var difference = line.cells().get(at).getLast().difference();
            switch (measure.name()) {
                case "close" -> cases = difference;
                case "close_amount" -> money = Optional.of(new Money(difference, measure.unit()));
                default -> {}
            }
        }
        return new Difference(line.title(), cases, money);
    }

    private static Refusal said(Difference difference, Locale language) {
        var stage = difference.stage.in(language);
        var cases = difference.cases;
        var money = difference.money.filter(each -> each.amount.signum() != 0);
        if (money.isEmpty()) {
            return cases.signum() > 0
                    ? Refusal.of("revenue.effect.more-cases", stage, cases.longValue())
                    : Refusal.of("revenue.effect.fewer-cases", stage, cases.abs().longValue());
        }
        var amount = said(money.get());
        if (cases.signum() == 0) {
            return money.get().amount.signum() > 0
                    ? Refusal.of("revenue.effect.more-money", stage, amount)
                    : Refusal.of("revenue.effect.less-money", stage, amount);
        }
        if (cases.signum() != money.get().amount.signum()) {
            return cases.signum() > 0
                    ? Refusal.of("revenue.effect.more-for-less", stage, cases.longValue(), amount)
                    : Refusal.of(
                            "revenue.effect.fewer-for-more",
                            stage,
                            cases.abs().longValue(),
                            amount);
        }
        return cases.signum() > 0
                ? Refusal.of("revenue.effect.more", stage, cases.longValue(), amount)
                : Refusal.of("revenue.effect.fewer", stage, cases.abs().longValue(), amount);
    }

    /// Yen in thousands, as companies report them.
    private static Refusal said(Money money) {
        var amount = money.amount.abs();
        if (!money.unit.equals("JPY")) {
            return Refusal.of("revenue.effect.amount", money.unit, amount);
        }
        return amount.compareTo(THOUSAND) < 0
                ? Refusal.of("revenue.effect.yen", amount)
                : Refusal.of(
                        "revenue.effect.thousand-yen",
                        amount.divide(THOUSAND, 0, RoundingMode.HALF_UP).longValue());
    }
}
