package seihon.docs.proposals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import seihon.docs.Effect;
import seihon.docs.Effect.Cell;
import seihon.docs.Effect.Comparison;
import seihon.docs.Effect.Measure;
import seihon.docs.effects.EffectDesk.Answer;
import seihon.domain.Refusal;

/// What the numbers would be under a proposal, as its page and the page of the whole comparison
/// show it.
public record EffectView(
        long number,
        State state,
        long done,
        long total,
        Refusal sentence,
        Stamp stamp,
        List<Table> tables) {

    /// From here on yen are shown in thousands.
    private static final BigDecimal MANY_YEN = BigDecimal.valueOf(100_000);

    /// A panel beside the difference is no report.
    private static final int MOST_GROUPS = 4;

    public EffectView {
        tables = List.copyOf(tables);
    }

    public enum State {
        NONE,
        UNDERWAY,
        FAILED,
        READY
    }

    /// How much is shown.
    public enum Extent {
        CHANGED,
        ALL
    }

    /// The first `asOf` entries, counted at `at`. `again`: newer ones are being counted.
    public record Stamp(long asOf, Instant at, boolean again) {
        static final Stamp NONE = new Stamp(0, Instant.EPOCH, false);
    }

    /// The months of one model. `left`: how many changed rows are not shown.
    public record Table(
            String model, String title, List<YearMonth> months, List<Group> groups, int left) {

        public YearMonth from() {
            return months.getFirst();
        }

        public YearMonth to() {
            return months.getLast();
        }
    }

    /// One number of one stage; `unit` is a message key, or the unit itself when it has no name.
    public record Group(String stage, String label, String unit, boolean named, List<Cell> cells) {

        public boolean isChange() {
            return cells.stream().anyMatch(Cell::isChange);
        }
    }

    public boolean isUnderway() {
        return state == State.UNDERWAY;
    }

    public boolean isReady() {
        return state == State.READY;
    }

    public boolean isNone() {
        return state == State.NONE;
    }

    public boolean isFailed() {
        return state == State.FAILED;
    }

    static Locale language() {
        return LocaleContextHolder.getLocale();
    }

    static EffectView of(long number, Answer answer, Extent extent) {
        return switch (answer) {
            case Answer.None(var why) -> saying(number, State.NONE, why);
            case Answer.Failed() -> saying(number, State.FAILED, Refusal.of("docs.effect.failed"));
            case Answer.Underway(var done, var total) ->
                    new EffectView(
                            number,
                            State.UNDERWAY,
                            done,
                            total,
                            total > 0
                                    ? Refusal.of("docs.effect.progress", done, total)
                                    : Refusal.of("docs.effect.underway"),
                            Stamp.NONE,
                            List.of());
            case Answer.Ready(var sentence, var preview, var at, var again) ->
                    new EffectView(
                            number,
                            State.READY,
                            0,
                            0,
                            sentence,
                            new Stamp(preview.asOf(), at, again),
                            tables(preview, extent));
        };
    }

    private static EffectView saying(long number, State state, Refusal sentence) {
        return new EffectView(number, state, 0, 0, sentence, Stamp.NONE, List.of());
    }

    private static List<Table> tables(Effect.Preview preview, Extent extent) {
        return preview.comparisons().stream()
                .filter(each -> extent == Extent.ALL || each.isChange())
                .map(each -> table(each, extent, language()))
                .toList();
    }

    private static Table table(Comparison comparison, Extent extent, Locale language) {
        var groups = groups(comparison, extent, language);
        var shown = extent == Extent.ALL ? groups.size() : Math.min(MOST_GROUPS, groups.size());
        return new Table(
                comparison.model(),
                comparison.title().in(language),
                comparison.months(),
                List.copyOf(groups.subList(0, shown)),
                groups.size() - shown);
    }

    /// Stage by stage in the whole comparison; else what stands before what moves.
    private static List<Group> groups(Comparison comparison, Extent extent, Locale language) {
        record Placed(int measure, Group group) {}
        var placed = new ArrayList<Placed>();
        for (var line : comparison.lines()) {
            for (int at = 0; at < comparison.measures().size(); at++) {
                var group =
                        group(
                                line.title().in(language),
                                comparison.measures().get(at),
                                line.cells().get(at));
                if (extent == Extent.ALL || group.isChange()) {
                    placed.add(new Placed(at, group));
                }
            }
        }
        if (extent == Extent.CHANGED) {
            placed.sort(Comparator.comparingInt(Placed::measure));
        }
        return placed.stream().map(Placed::group).toList();
    }

    private static Group group(String stage, Measure measure, List<Cell> cells) {
        var unit = measure.unit();
        if (unit.equals("count")) {
            return new Group(stage, measure.label(), "docs.effect.unit.count", true, cells);
        }
        if (!unit.equals("JPY")) {
            return new Group(stage, measure.label(), unit, false, cells);
        }
        var isMany =
                cells.stream()
                        .anyMatch(cell ->
                                cell.before().abs().max(cell.after().abs()).compareTo(MANY_YEN)
                                        >= 0);
        return isMany
                ? new Group(
                        stage,
                        measure.label(),
                        "docs.effect.unit.thousand-yen",
                        true,
                        cells.stream()
                                .map(cell ->
                                        new Cell(thousands(cell.before()), thousands(cell.after())))
                                .toList())
                : new Group(stage, measure.label(), "docs.effect.unit.yen", true, cells);
    }

    private static BigDecimal thousands(BigDecimal yen) {
        return yen.movePointLeft(3).setScale(0, RoundingMode.HALF_UP);
    }
}
