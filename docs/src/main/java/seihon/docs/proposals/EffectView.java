package seihon.docs.proposals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.TextStyle;
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

    private static final int MOST_OF_A_MEASURE = 2;

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

    /// The months of one model: what changes, and what stays the same although it is something.
    /// `left`: how many changes are not shown.
    public record Table(
            String title,
            YearMonth from,
            YearMonth to,
            List<String> labels,
            List<Group> groups,
            List<Group> same,
            int left) {}

    /// One number of one stage; `unit` is a message key, or the unit itself when it has no name.
    public record Group(String stage, String label, String unit, boolean named, List<Cell> cells) {

        public boolean isChange() {
            return cells.stream().anyMatch(Cell::isChange);
        }

        /// Anything at all.
        private boolean isSomething() {
            return cells.stream().anyMatch(cell -> cell.before().signum() != 0 || cell.isChange());
        }

        /// How much it changes by the end.
        private BigDecimal size() {
            return cells.getLast().difference().abs();
        }
    }

    public boolean isUnderway() {
        return state == State.UNDERWAY;
    }

    /// Whether something newer is to be expected.
    public boolean isAwaited() {
        return isUnderway() || stamp.again();
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
        var groups = groups(comparison, language);
        var changed = groups.stream().filter(Group::isChange).toList();
        var shown = extent == Extent.ALL ? changed : foremost(comparison, changed);
        var same =
                extent == Extent.ALL
                        ? groups.stream()
                                .filter(group -> !group.isChange() && group.isSomething())
                                .toList()
                        : List.<Group>of();
        var months = comparison.months();
        return new Table(
                comparison.title().in(language),
                months.getFirst(),
                months.getLast(),
                months.stream().map(month -> label(month, language)).toList(),
                shown,
                same,
                changed.size() - shown.size());
    }

    private static String label(YearMonth month, Locale language) {
        return language.getLanguage().equals("en")
                ? month.getMonth().getDisplayName(TextStyle.SHORT, Locale.UK)
                : month.getMonthValue() + "月";
    }

    /// Stage by stage.
    private static List<Group> groups(Comparison comparison, Locale language) {
        var groups = new ArrayList<Group>();
        for (var line : comparison.lines()) {
            for (int at = 0; at < comparison.measures().size(); at++) {
                groups.add(
                        group(
                                line.title().in(language),
                                comparison.measures().get(at),
                                line.cells().get(at)));
            }
        }
        return groups;
    }

    /// The largest changes of each measure, measure by measure.
    private static List<Group> foremost(Comparison comparison, List<Group> changed) {
        return comparison.measures().stream()
                .flatMap(measure ->
                        changed.stream()
                                .filter(group -> group.label.equals(measure.label()))
                                .sorted(Comparator.comparing(Group::size).reversed())
                                .limit(MOST_OF_A_MEASURE))
                .limit(MOST_GROUPS)
                .toList();
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
