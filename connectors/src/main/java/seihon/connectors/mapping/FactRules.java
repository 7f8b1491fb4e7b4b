package seihon.connectors.mapping;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import seihon.connectors.Mapping;
import seihon.connectors.Mapping.FactRule;
import seihon.docs.Expression;
import seihon.docs.Expression.Shape;
import seihon.docs.Expression.Vocabulary;
import seihon.docs.ProblemList;
import seihon.docs.Yaml;
import seihon.domain.Outcome;
import seihon.domain.Refusal;

/// Reads the `facts` of a mapping: conditions are compiled and patterns tried when the document is
/// written, so that a mistake is found at review and not by a row.
final class FactRules {

    private static final Vocabulary OF_COLUMNS = Vocabulary.of(Map.of("row", new Shape.Texts()));
    private static final Vocabulary OF_JSON = Vocabulary.of(Map.of("row", new Shape.Open()));

    private final Vocabulary vocabulary;
    private final ProblemList problems;

    FactRules(Mapping.Format format, ProblemList problems) {
        this.vocabulary = format == Mapping.Format.JSON ? OF_JSON : OF_COLUMNS;
        this.problems = problems;
    }

    List<FactRule> read(List<Yaml.Mapping> facts) {
        return facts.stream().map(this::rule).toList();
    }

    private FactRule rule(Yaml.Mapping fact) {
        var subject = fact.mapping("subject").orElse(fact);
        var at = fact.mapping("at").orElse(fact);
        return new FactRule(
                Fields.text(fact, "kind"),
                when(fact),
                Fields.text(subject, "type"),
                Fields.text(subject, "id"),
                time(at),
                Fields.words(fact, "dims"),
                fact.mapping("amount").map(FactRules::amount),
                Fields.words(fact, "data"));
    }

    private Optional<Expression> when(Yaml.Mapping fact) {
        return fact.text("when").flatMap(written -> compiled(fact, written));
    }

    private Optional<Expression> compiled(Yaml.Mapping fact, String written) {
        return switch (vocabulary.compile(written, "connectors.mapping.when-wrong")) {
            case Outcome.Done<Expression>(var expression) -> Optional.of(expression);
            case Outcome.Refused<Expression>(Refusal why) -> {
                var where = Fields.at(fact, "when");
                problems.at(where.line(), where.column(), why);
                yield Optional.empty();
            }
        };
    }

    private Mapping.Time time(Yaml.Mapping at) {
        var format = at.text("format");
        format.filter(pattern -> !TimePattern.isValid(pattern))
                .ifPresent(pattern ->
                        problems.at(
                                Fields.at(at, "format"),
                                "connectors.mapping.format-wrong",
                                pattern));
        return new Mapping.Time(Fields.text(at, "column"), format);
    }

    private static Mapping.Amount amount(Yaml.Mapping amount) {
        return new Mapping.Amount(Fields.text(amount, "column"), Fields.text(amount, "unit"));
    }
}
