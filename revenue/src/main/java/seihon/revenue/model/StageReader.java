package seihon.revenue.model;

import static seihon.revenue.model.StageModelReader.at;
import static seihon.revenue.model.StageModelReader.mappings;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import seihon.docs.Expression;
import seihon.docs.Expression.Vocabulary;
import seihon.docs.ProblemList;
import seihon.docs.Yaml;
import seihon.domain.Outcome;
import seihon.revenue.StageModel.Criterion;
import seihon.revenue.StageModel.Stage;
import seihon.revenue.StageModel.StageKind;

/// Reads one stage and its criteria.
final class StageReader {

    private final ProblemList problems;
    private final Vocabulary vocabulary;

    StageReader(ProblemList problems, Vocabulary vocabulary) {
        this.problems = problems;
        this.vocabulary = vocabulary;
    }

    Stage stage(Yaml.Mapping row) {
        var id = row.text("id").orElse("");
        var kind = row.text("kind").map(StageReader::kind).orElse(StageKind.RANKED);
        var rank = number(row, "rank");
        var beforeFirst = isTrue(row, "before_first");
        if (beforeFirst && rank.isPresent()) {
            problems.at(at(row, "rank"), "revenue.model.before-first-ranked", id);
        }
        if (kind == StageKind.RANKED && !beforeFirst && rank.isEmpty()) {
            problems.at(at(row, "id"), "revenue.model.rank-missing", id);
        }
        return new Stage(
                id,
                row.text("title")
                        .or(() -> row.mapping("title").flatMap(title -> title.text("ja")))
                        .orElse(id),
                row.mapping("title").flatMap(title -> title.text("en")),
                kind,
                rank,
                row.text("department"),
                isTrue(row, "optional"),
                beforeFirst,
                number(row, "max_age_days"),
                criteria(row, "enter"));
    }

    private static StageKind kind(String written) {
        return StageKind.valueOf(written.toUpperCase(Locale.ROOT));
    }

    List<Criterion> criteria(Yaml.Mapping row, String field) {
        return mappings(row.items(field)).stream().map(this::criterion).toList();
    }

    private Criterion criterion(Yaml.Mapping row) {
        return new Criterion(
                row.text("on").orElse(""), row.text("when").flatMap(when -> compiled(row, when)));
    }

    private Optional<Expression> compiled(Yaml.Mapping row, String written) {
        return switch (vocabulary.compile(written, "revenue.model.condition")) {
            case Outcome.Done<Expression>(var expression) -> Optional.of(expression);
            case Outcome.Refused<Expression>(var why) -> {
                var where = at(row, "when");
                problems.at(where.line(), where.column(), why);
                yield Optional.empty();
            }
        };
    }

    private static OptionalInt number(Yaml.Mapping row, String field) {
        return row.field(field).orElse(row) instanceof Yaml.Numeral(BigDecimal value, _, _)
                ? OptionalInt.of(value.intValueExact())
                : OptionalInt.empty();
    }

    private static boolean isTrue(Yaml.Mapping row, String field) {
        return row.field(field).orElse(row) instanceof Yaml.Flag(var flag, _, _) && flag;
    }
}
