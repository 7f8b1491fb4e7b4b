package seihon.docs.proposals;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import seihon.docs.Effect.Cell;
import seihon.docs.Effect.Comparison;
import seihon.docs.Effect.Line;
import seihon.docs.effects.EffectDesk.Answer;
import seihon.domain.Refusal;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// An effect as programs read it. `state` is none, running, failed or done; `rows` hold every month
/// and stage of every model that was compared, with the numbers under their names.
@JsonNaming(SnakeCaseStrategy.class)
record EffectJson(
        String state,
        String changeDigest,
        @Nullable String summary,
        @Nullable Long done,
        @Nullable Long total,
        List<Row> rows,
        @Nullable Stamp stamp) {

    static final List<String> CELLS =
            List.of("model", "period", "stage", "measure", "unit", "before", "after");

    @JsonNaming(SnakeCaseStrategy.class)
    record Row(
            String model,
            String period,
            String stage,
            Map<String, BigDecimal> before,
            Map<String, BigDecimal> after,
            boolean changed) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Stamp(long asOf, Instant madeAt) {}

    static EffectJson of(String digest, Answer answer, Function<Refusal, String> say) {
        return switch (answer) {
            case Answer.None(var why) -> without("none", digest, say.apply(why));
            case Answer.Failed() ->
                    without("failed", digest, say.apply(Refusal.of("docs.effect.failed")));
            case Answer.Underway(var done, var total) ->
                    new EffectJson("running", digest, null, done, total, List.of(), null);
            case Answer.Ready(var sentence, var preview, var at, _) ->
                    new EffectJson(
                            "done",
                            digest,
                            say.apply(sentence),
                            null,
                            null,
                            preview.comparisons().stream()
                                    .flatMap(each -> rows(each).stream())
                                    .toList(),
                            new Stamp(preview.asOf(), at));
        };
    }

    private static EffectJson without(String state, String digest, String summary) {
        return new EffectJson(state, digest, summary, null, null, List.of(), null);
    }

    private static List<Row> rows(Comparison comparison) {
        var rows = new ArrayList<Row>();
        for (int month = 0; month < comparison.months().size(); month++) {
            for (var line : comparison.lines()) {
                rows.add(row(comparison, month, line));
            }
        }
        return rows;
    }

    private static Row row(Comparison comparison, int month, Line line) {
        var before = new LinkedHashMap<String, BigDecimal>();
        var after = new LinkedHashMap<String, BigDecimal>();
        var changed = false;
        for (int at = 0; at < comparison.measures().size(); at++) {
            var cell = line.cells().get(at).get(month);
            var name = comparison.measures().get(at).name();
            before.put(name, cell.before());
            after.put(name, cell.after());
            changed |= cell.isChange();
        }
        return new Row(
                comparison.model(),
                comparison.months().get(month).toString(),
                line.stage(),
                before,
                after,
                changed);
    }

    /// One line for each number; none while there is nothing to compare.
    static List<List<String>> cells(Answer answer) {
        if (!(answer instanceof Answer.Ready(_, var preview, _, _))) {
            return List.of();
        }
        var lines = new ArrayList<List<String>>();
        for (var comparison : preview.comparisons()) {
            for (var line : comparison.lines()) {
                addCells(comparison, line, lines);
            }
        }
        return lines;
    }

    private static void addCells(Comparison comparison, Line line, List<List<String>> lines) {
        for (int at = 0; at < comparison.measures().size(); at++) {
            var measure = comparison.measures().get(at);
            for (int month = 0; month < comparison.months().size(); month++) {
                Cell cell = line.cells().get(at).get(month);
                lines.add(
                        List.of(
                                comparison.model(),
                                comparison.months().get(month).toString(),
                                line.stage(),
                                measure.name(),
                                measure.unit(),
                                cell.before().toPlainString(),
                                cell.after().toPlainString()));
            }
        }
    }
}
